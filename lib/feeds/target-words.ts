import type { IndicatorRecord } from '@/lib/indicators/schema';
import type { Target } from '@/lib/indicators/target-queries';
import type { FeedWords } from './words';

const COMPARATORS = { '>': 'over', '>=': 'atLeast', '<': 'under', '<=': 'atMost' } as const;

/** "over 80%"; a target in words keeps the document's own. */
export function targetWords(
  { words: own, low, high, comparator }: Pick<Target, 'words' | 'low' | 'high' | 'comparator'>,
  unit: IndicatorRecord['unit'],
  { indicators: t, figure, number, plain }: FeedWords,
): string {
  const value = low ?? high;
  if (value === null) return own === null ? '' : plain(own);
  if (low !== null && high !== null)
    return t('target.band', { low: number(low, 'count'), high: figure({ value: high, qualifier: '=' }, unit) });
  if (unit === 'rank') return t('target.rank', { value });
  const exact = figure({ value, qualifier: '=' }, unit);
  return comparator === null || comparator === '=' ? exact : t(`target.${COMPARATORS[comparator]}`, { value: exact });
}
