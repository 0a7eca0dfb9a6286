import { getTranslations } from 'next-intl/server';
import type { Correction } from '@/components/ui/correction-mark';
import { formatCount, formatDate, formatNumber, formatPercent } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { FigureAge } from '@/lib/indicators/age';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import type { IndicatorStatus } from '@/lib/indicators/status';

type Unit = IndicatorRecord['unit'];
type Value = { value: string; qualifier: string };
type Recorded = { corrected: boolean; edition: number };

const QUALIFIERS = { '>': 'over', '>=': 'atLeast', '<': 'under', '<=': 'atMost', '~': 'about' } as const;

/** How figures, ages and statuses are said in one language: the same on every page, in charts and in tables. */
export async function indicatorWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'common' });
  const number = (value: string, unit: Unit) => (unit === 'percent' ? formatPercent(value, locale) : formatNumber(value, locale));
  const withUnit = (value: string, unit: Unit) =>
    unit === 'percent' || unit === 'count' || unit === 'index-0-1'
      ? number(value, unit)
      : t(`withUnit.${unit}`, { value: number(value, unit) });
  const qualified = ({ value, qualifier }: Value, words: string) =>
    qualifier === '=' ? words : t(`qualifier.${QUALIFIERS[qualifier as keyof typeof QUALIFIERS]}`, { value: words, raw: value });
  const correction = ({ corrected, edition }: Recorded): Correction | null =>
    corrected ? { label: t('corrected', { edition }), href: `/${locale}/changes/${edition}` } : null;
  return {
    /** "18.3%", "1,928,311": a large figure; its unit stands beside it. */
    number,
    /** "over 97,000 billion VND": a figure in a sentence or a table, with what the source said of its exactness. */
    figure: (figure: Value, unit: Unit) => qualified(figure, withUnit(figure.value, unit)),
    /** "over 42%": with the qualifier, without words of the unit. */
    plain: (figure: Value, unit: Unit) => qualified(figure, number(figure.value, unit)),
    /** What marks a figure that was recorded wrongly before; null for any other. */
    correction,
    /** "18.3% (corrected in edition 4)": the same in words, for what is read aloud or drawn. */
    withCorrection: (figure: Recorded, words: string) => {
      const corrected = correction(figure);
      return corrected === null ? words : `${words} (${corrected.label})`;
    },
    unit: (unit: Unit) => t(`unit.${unit}`),
    period: (period: string) => formatDate(period, locale),
    obsStatus: (status: 'final' | 'provisional' | 'estimate' | 'forecast') => t(`obsStatus.${status}`),
    reason: (status: IndicatorStatus) => t(`reason.${status.reason}`),
    /** A status whose figure is older than twice its interval is said "when last reported". */
    status: (status: IndicatorStatus, age: FigureAge | null) =>
      age?.state === 'last-reported' && status.kind !== 'no-data' ? t(`statusWhenReported.${status.kind}`) : t(`status.${status.kind}`),
    age: (age: FigureAge) =>
      age.state === 'no-interval'
        ? t('age.noInterval', { months: age.months })
        : age.state === 'fresh'
          ? t('age.months', { months: age.months })
          : t('age.next', { months: age.months, due: formatDate(age.nextDue, locale) }),
    count: (count: number) => formatCount(count, locale),
  };
}
export type IndicatorWords = Awaited<ReturnType<typeof indicatorWords>>;
