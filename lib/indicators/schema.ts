import { z } from 'zod';
import { areaScheme } from '@/lib/areas/schema';
import { localeSchema, localizedText } from '@/lib/i18n/localized';
import { code, confidence, decimal, partialDate, QUALIFIERS, text, timePeriod } from '@/lib/record';

export const UNITS = ['percent', 'count', 'vnd-billion', 'usd-billion', 'rank', 'index-0-1', 'per-100', 'mbps'] as const;
export const FREQUENCIES = ['monthly', 'quarterly', 'half-year', 'annual', 'biennial', 'irregular', 'once'] as const;
export const INDICATOR_CATEGORIES = [
  'strategy-goal',
  'committee-target',
  'progress',
  'national-index',
  'international-index',
  'orientation',
] as const;
export const unit = z.enum(UNITS);
export const frequency = z.enum(FREQUENCIES);
export const direction = z.enum(['higher', 'lower', 'none']);
export const timeBasis = z.enum(['point', 'flow', 'average', 'year-to-date', 'cumulative']);
export const indicatorCategory = z.enum(INDICATOR_CATEGORIES);

export const indicatorSchema = z
  .strictObject({
    code,
    name: localizedText,
    definition: localizedText.nullable(),
    unit,
    direction,
    topic: code,
    category: indicatorCategory,
    frequency,
    owners: z.array(code),
    baselineSeries: code.nullable(),
    baselinePeriod: timePeriod.nullable(),
    source: code.nullable(),
    confidence: confidence.nullable(),
    note: localizedText.nullable(),
  })
  .refine((i) => (i.baselineSeries === null) === (i.baselinePeriod === null), { error: 'baseline-half', path: ['baselinePeriod'] });
export type IndicatorRecord = z.infer<typeof indicatorSchema>;

/** Indicator x producer x definition (method, price, scope) x dimensions. */
export const seriesSchema = z.strictObject({
  code,
  indicator: code,
  producer: code,
  method: code.nullable(),
  price: z.enum(['current', 'constant']).nullable(),
  scope: code.nullable(),
  areaScheme,
  name: localizedText,
  timeBasis,
  note: localizedText.nullable(),
});
export type SeriesRecord = z.infer<typeof seriesSchema>;

export const releaseSchema = z.strictObject({ code, producer: code, released: partialDate.nullable(), title: localizedText });
export type ReleaseRecord = z.infer<typeof releaseSchema>;

export const obsStatus = z.enum(['final', 'provisional', 'estimate', 'forecast']);
export const qualifier = z.enum(QUALIFIERS);

/** A figure in one source. Figures with the same key and value are one observation with several citations. */
export const figureSchema = z
  .strictObject({
    series: code,
    period: timePeriod,
    area: code,
    release: code,
    value: decimal,
    qualifier,
    status: obsStatus,
    note: localizedText.nullable(),
    source: code,
    quote: text.nullable(),
    quoteLanguage: localeSchema.nullable(),
    confidence,
  })
  .refine((f) => (f.quote === null) === (f.quoteLanguage === null), { error: 'quote-language', path: ['quoteLanguage'] });
export type FigureRecord = z.infer<typeof figureSchema>;
