import { getTranslations } from 'next-intl/server';
import { indicatorWords } from '@/components/indicators/words';
import { Localized } from '@/components/ui/localized';
import { formatCount, formatDate } from '@/lib/i18n/format';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import type { Marks } from './marks';

/** The parts of a register of bodies that name one and what became of it. */
export type CiteBody = { code: string; name: LocalizedText; successors: { code: string; happenedOn: string | null }[] };

export type CiteCount =
  | 'figures' | 'targets' | 'facts' | 'tasks' | 'goals' | 'documents' | 'definitions' | 'bodies' | 'takeovers' | 'areas' | 'mergers' | 'conflicts';

/** What the lists of a source's or a document's page need: words of one language, the marks of that page, the bodies named. */
export async function citeIn(locale: Locale, marks: Marks, bodies: readonly CiteBody[]) {
  const [t, common, words] = await Promise.all([
    getTranslations({ locale, namespace: 'sources' }),
    getTranslations({ locale, namespace: 'common' }),
    indicatorWords(locale),
  ]);
  const nameOf = (code: string) => {
    const body = bodies.find((candidate) => candidate.code === code);
    if (!body) throw new Error(`no body ${code}`);
    return body;
  };
  return {
    locale,
    t,
    words,
    marks,
    text: (text: LocalizedText) => <Localized text={localize(text, locale)} pageLocale={locale} />,
    date: (date: string | null) => (date === null ? common('unknown') : formatDate(date, locale)),
    count: (of: CiteCount, count: number) => t(`count.${of}`, { count, shown: formatCount(count, locale) }),
    /** Said of what was not read in the source itself. */
    doubt: (confidence: 'high' | 'medium' | 'low') => (confidence === 'high' ? null : common(`confidence.${confidence}`)),
    /** The name of its day, and who took over from when. */
    body: (code: string): string => {
      const { name, successors } = nameOf(code);
      return [
        localize(name, locale).words,
        ...successors.map((heir) => {
          const heirName = localize(nameOf(heir.code).name, locale).words;
          return heir.happenedOn === null ? t('heirUndated', { name: heirName }) : t('heir', { name: heirName, date: formatDate(heir.happenedOn, locale) });
        }),
      ].join('; ');
    },
  };
}
export type Cite = Awaited<ReturnType<typeof citeIn>>;

/** "a, b and c" as the language joins a list. */
export function joinWords(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale).format(items);
}
