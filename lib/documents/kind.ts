import { defineKind } from '@/lib/kind';
import { documentSchema } from './schema';

export const documentKind = defineKind({
  kind: 'document',
  schema: documentSchema,
  identity: 'document',
  table: 'document_revision',
  columns: {
    notation: 'notation',
    title: 'title',
    kind: 'kind',
    issuer: 'issuer_code',
    issued: 'issued',
    effective: 'effective',
    expired: 'expired',
    summary: 'summary',
    url: 'url',
    source: 'source_code',
    confidence: 'confidence',
  },
  links: {},
  href: (code) => `/documents/${code}`,
});
