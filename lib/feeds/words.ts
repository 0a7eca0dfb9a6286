import 'server-only';
import { createTranslator } from 'next-intl';
import { dayOf } from '@/lib/clock';
import { fieldName } from '@/lib/i18n/field-name';
import { formatCount, formatDate, formatNumber, formatPercent } from '@/lib/i18n/format';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import { isPartialDate } from '@/lib/period';
import type { Reference } from '@/lib/publishing/difference';
import type { Named } from '@/lib/publishing/edition-changes';
import { xmlText } from '@/lib/xml-text';
import { element } from './markup';

type Unit = IndicatorRecord['unit'];
type Value = { value: string; qualifier: string };
const QUALIFIERS = { '>': 'over', '>=': 'atLeast', '<': 'under', '<=': 'atMost', '~': 'about' } as const;

/** How feeds and calendars say things in one language: with the words of the pages. */
export async function feedWords(locale: Locale) {
  const messages = await messagesOf(locale);
  const [t, changes, common, layout, sources, indicators, search] = [
    createTranslator({ locale, messages, namespace: 'feeds' }),
    createTranslator({ locale, messages, namespace: 'changes' }),
    createTranslator({ locale, messages, namespace: 'common' }),
    createTranslator({ locale, messages, namespace: 'layout' }),
    createTranslator({ locale, messages, namespace: 'sources' }),
    createTranslator({ locale, messages, namespace: 'indicators' }),
    createTranslator({ locale, messages, namespace: 'search' }),
  ];
  const date = (text: string) => formatDate(text, locale);
  const number = (value: string, unit: Unit) => (unit === 'percent' ? formatPercent(value, locale) : formatNumber(value, locale));
  const withUnit = (value: string, unit: Unit) =>
    unit === 'percent' || unit === 'count' || unit === 'index-0-1'
      ? number(value, unit)
      : common(`withUnit.${unit}`, { value: number(value, unit) });
  const detail = (words: string): string => {
    if (isPartialDate(words)) return date(words);
    const key = `tasks.fact.${words}` as 'tasks.fact.owner';
    return sources.has(key) ? sources(key) : words;
  };
  return {
    locale,
    t,
    changes,
    common,
    layout,
    indicators,
    search,
    date,
    number,
    count: (count: number) => formatCount(count, locale),
    day: (instant: string) => date(dayOf(new Date(instant))),
    kind: (of: string): string => (changes.has(`kind.${of}` as 'kind.source') ? changes(`kind.${of}` as 'kind.source') : of),
    field: (of: string, kind: string | null = null): string => fieldName(changes, kind, of),
    /** "over 97,000 billion VND". */
    figure: ({ value, qualifier }: Value, unit: Unit): string => {
      const words = withUnit(value, unit);
      return qualifier === '='
        ? words
        : common(`qualifier.${QUALIFIERS[qualifier as keyof typeof QUALIFIERS]}`, { value: words, raw: value });
    },
    /** In HTML, marked with its language where that is not the feed's. */
    text: (text: LocalizedText): string => {
      const { words, lang } = localize(text, locale);
      return lang === locale ? xmlText(words) : element('span', { lang }, xmlText(words));
    },
    plain: (text: LocalizedText): string => localize(text, locale).words,
    /** What a record was called: its own name, or those of the records it is about. */
    namesIn: (named: readonly Named[]) => {
      const byKey = new Map(named.map((one) => [`${one.kind}/${one.code}`, one]));
      const name = ({ kind, code }: Reference, depth = 0): string => {
        const subject = byKey.get(`${kind}/${code}`)?.subject;
        if (!subject) return code;
        if (subject.name) return localize(subject.name, locale).words;
        const about = depth < 2 ? subject.of.map((one) => name(one, depth + 1)).join(' – ') : '';
        const words = about === '' ? code : about;
        return subject.detail === null ? words : `${words} (${detail(subject.detail)})`;
      };
      return name;
    },
  };
}
export type FeedWords = Awaited<ReturnType<typeof feedWords>>;
