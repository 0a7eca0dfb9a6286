import { defineKind } from '@/lib/kind';
import { sourceSchema } from './schema';

export const sourceKindOfRecord = defineKind({
  kind: 'source',
  schema: sourceSchema,
  identity: 'source',
  table: 'source_revision',
  columns: {
    notation: 'notation',
    title: 'title',
    titleLanguage: 'title_language',
    publisher: 'publisher',
    published: 'published',
    language: 'language',
    translated: 'translated',
    kind: 'kind',
    url: 'url',
    fingerprint: 'fingerprint',
    copy: 'copy',
    note: 'note',
    confidence: 'confidence',
  },
  links: {},
  href: (code) => `/sources/${code}`,
});
