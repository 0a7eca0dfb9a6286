import { defineKind } from '@/lib/kind';
import { seriesBreakSchema } from './break-schema';
import { conflictSchema } from './conflict-schema';
import { indicatorSchema, releaseSchema, seriesSchema } from './schema';
import { targetSchema } from './target-schema';

export const indicatorKind = defineKind({
  kind: 'indicator',
  schema: indicatorSchema,
  identity: 'indicator',
  table: 'indicator_revision',
  columns: {
    name: 'name',
    definition: 'definition',
    unit: 'unit',
    direction: 'direction',
    topic: 'topic_code',
    category: 'category',
    frequency: 'frequency',
    baselineSeries: 'baseline_series_code',
    baselinePeriod: 'baseline_period',
    source: 'source_code',
    confidence: 'confidence',
    note: 'note',
  },
  links: { owners: 'organisation' },
  href: (code) => `/indicators/${code}`,
});

export const seriesKind = defineKind({
  kind: 'series',
  schema: seriesSchema,
  identity: 'series',
  table: 'series_revision',
  columns: {
    indicator: 'indicator_code',
    producer: 'producer_code',
    method: 'method',
    price: 'price',
    scope: 'scope',
    areaScheme: 'area_scheme',
    name: 'name',
    timeBasis: 'time_basis',
    note: 'note',
  },
  links: {},
  href: () => null,
});

export const seriesBreakKind = defineKind({
  kind: 'series-break',
  schema: seriesBreakSchema,
  identity: null,
  table: 'series_break',
  columns: { series: 'series_code', period: 'period', words: 'words', source: 'source_code', confidence: 'confidence' },
  links: {},
  href: () => null,
});

export const releaseKind = defineKind({
  kind: 'release',
  schema: releaseSchema,
  identity: 'release',
  table: 'release_revision',
  columns: { producer: 'producer_code', released: 'released', title: 'title' },
  links: {},
  href: () => null,
});

export const targetKind = defineKind({
  kind: 'target',
  schema: targetSchema,
  identity: 'target',
  table: 'target_revision',
  columns: {
    indicator: 'indicator_code',
    area: 'area_code',
    deadline: 'deadline',
    comparator: 'comparator',
    low: 'low',
    high: 'high',
    words: 'words',
    document: 'document_code',
    kind: 'kind',
    amends: 'amends_code',
    source: 'source_code',
    confidence: 'confidence',
    note: 'note',
  },
  decimals: ['low', 'high'],
  links: {},
  href: () => null,
});

export const conflictKind = defineKind({
  kind: 'conflict',
  schema: conflictSchema,
  identity: null,
  table: 'conflict',
  columns: { kind: 'kind', title: 'title', explanation: 'explanation', rule: 'rule' },
  links: { indicators: 'indicator' },
  children: {
    table: 'conflict_statement',
    key: 'statements',
    revisionColumn: 'conflict_revision',
    rows: (record) =>
      record.statements.map((s) => ({
        conflict_code: record.code,
        side: s.side,
        words: s.words,
        series_code: s.series,
        period: s.period,
        release_code: s.release,
        value: s.value,
        quote: s.quote,
        quote_language: s.quoteLanguage,
        confidence: s.confidence,
      })),
    links: (record) => record.statements.map((s) => ({ role: `sources-${s.side}`, codes: s.sources })),
    read: `SELECT coalesce(jsonb_agg(jsonb_build_object('side', s.side, 'words', s.words, 'series', s.series_code, 'period', s.period,
        'release', s.release_code, 'value', s.value::text, 'quote', s.quote, 'quoteLanguage', s.quote_language, 'confidence', s.confidence,
        'sources', (SELECT coalesce(jsonb_agg(l.source_code ORDER BY l.position), '[]') FROM link l WHERE l.from_kind = 'conflict'
          AND l.from_code = r.code AND l.from_revision = r.revision AND l.role = 'sources-' || s.side)) ORDER BY s.side), '[]')
      FROM conflict_statement s WHERE s.conflict_code = r.code AND s.conflict_revision = r.revision`,
  },
  href: (code) => `/conflicts#${code}`,
});
