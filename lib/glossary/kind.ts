import { defineKind } from '@/lib/kind';
import { termSchema } from './schema';

export const termKind = defineKind({
  kind: 'term',
  schema: termSchema,
  identity: null,
  table: 'term',
  columns: { term: 'term', definition: 'definition', document: 'document_code', source: 'source_code' },
  links: {},
  href: (code) => `/glossary#${code}`,
});
