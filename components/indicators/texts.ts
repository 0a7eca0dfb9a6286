import { getTranslations } from 'next-intl/server';
import { namesIn } from '@/components/ui/register-names';
import { formatDate, semicolons } from '@/lib/i18n/format';
import { type Locale, type Localized, type LocalizedText, localize } from '@/lib/i18n/localized';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import type { Target } from '@/lib/indicators/target-queries';
import { heirs } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import { precisionOf } from '@/lib/period';
import { indicatorWords } from './words';

type Unit = IndicatorRecord['unit'];
const COMPARATORS = { '>': 'over', '>=': 'atLeast', '<': 'under', '<=': 'atMost' } as const;

/** The room's words in one language, with targets, periods and bodies as its pages say them. */
export async function indicatorTexts(locale: Locale) {
  const [t, common, words] = await Promise.all([
    getTranslations({ locale, namespace: 'indicators' }),
    getTranslations({ locale, namespace: 'common' }),
    indicatorWords(locale),
  ]);
  const period = (text: string) => (precisionOf(text) === 'year' ? t('periodYear', { year: text }) : formatDate(text, locale));

  const numericTarget = ({ low, high, comparator }: Pick<Target, 'low' | 'high' | 'comparator'>, unit: Unit): string => {
    const value = low ?? high ?? '';
    if (low !== null && high !== null)
      return t('target.band', { low: words.number(low, 'count'), high: words.figure({ value: high, qualifier: '=' }, unit) });
    if (unit === 'rank') return t('target.rank', { value });
    const plain = words.figure({ value, qualifier: '=' }, unit);
    return comparator === null || comparator === '=' ? plain : t(`target.${COMPARATORS[comparator]}`, { value: plain });
  };

  return {
    t,
    common,
    words,
    period,
    /** "trên 80%"; a target in words keeps the document's own. */
    target: (target: Target, unit: Unit): Localized =>
      target.words !== null && target.low === null && target.high === null
        ? localize(target.words, locale)
        : { words: numericTarget(target, unit), lang: locale },
    body: (bodies: readonly Body[], code: string): string => namesIn(bodies, locale)(code),
    localized: (text: LocalizedText): string => localize(text, locale).words,
    /** The name of its time with those that took over by `day`, each with the date. */
    lineage: (bodies: readonly Body[], code: string, day: string): string => {
      const nameOf = namesIn(bodies, locale);
      const names = [nameOf(code)];
      let current = code;
      for (const heir of heirs(bodies, code, day)) {
        const since = bodies.find((body) => body.code === current)?.successors.find((successor) => successor.code === heir)?.happenedOn;
        if (!since) continue;
        names.push(t('lineage', { date: formatDate(since, locale), name: nameOf(heir) }));
        current = heir;
      }
      return semicolons(names, locale);
    },
    date: (date: string | null): string => (date === null ? t('dayUnknown') : formatDate(date, locale)),
  };
}
/** Words that begin a line or a title. */
export const capitalised = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1);

export type IndicatorTexts = Awaited<ReturnType<typeof indicatorTexts>>;
