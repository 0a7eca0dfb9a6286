import { defineKind } from '@/lib/kind';
import { documentRelationSchema } from './relation-schema';
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
    topic: 'topic_code',
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

export const documentRelationKind = defineKind({
  kind: 'document-relation',
  schema: documentRelationSchema,
  identity: null,
  table: 'document_relation',
  columns: { document: 'document_code', relation: 'relation', other: 'other_code', source: 'source_code', confidence: 'confidence' },
  links: {},
  href: () => null,
});
