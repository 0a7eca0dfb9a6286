import { defineKind } from '@/lib/kind';
import { platformSchema } from './schema';

export const platformKind = defineKind({
  kind: 'platform',
  schema: platformSchema,
  identity: 'platform',
  table: 'platform_revision',
  columns: {
    name: 'name',
    ownership: 'ownership',
    category: 'category',
    sector: 'sector',
    topic: 'topic_code',
    description: 'description',
    url: 'url',
    repository: 'repository',
    licence: 'licence',
    released: 'released',
    award: 'award',
    source: 'source_code',
    confidence: 'confidence',
  },
  links: { operators: 'organisation', indicators: 'indicator', tasks: 'task' },
  children: {
    table: 'platform_users',
    key: 'users',
    revisionColumn: 'platform_revision',
    rows: (record) =>
      record.users.map((u) => ({
        platform_code: record.code,
        period: u.period,
        measure: u.measure,
        value: u.value,
        qualifier: u.qualifier,
        source_code: u.source,
        quote: u.quote,
        quote_language: u.quoteLanguage,
        confidence: u.confidence,
        note: u.note,
      })),
    links: () => [],
    read: `SELECT coalesce(jsonb_agg(jsonb_build_object('period', u.period, 'measure', u.measure, 'value', u.value::text,
        'qualifier', u.qualifier, 'source', u.source_code, 'quote', u.quote, 'quoteLanguage', u.quote_language,
        'confidence', u.confidence, 'note', u.note) ORDER BY u.period, u.measure, u.source_code), '[]')
      FROM platform_users u WHERE u.platform_code = r.code AND u.platform_revision = r.revision`,
  },
  href: (code) => `/platforms/${code}`,
});
