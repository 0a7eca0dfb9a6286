import { getTranslations } from 'next-intl/server';
import { indicatorWords } from '@/components/indicators/words';
import { Localized } from '@/components/ui/localized';
import { namesIn } from '@/components/ui/register-names';
import { type SourceReference, StampedSentence } from '@/components/ui/source-mark';
import { formatCount, formatDate, semicolons } from '@/lib/i18n/format';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { sourceLanguage } from '@/lib/sources/schema';
import type { MarkedSource, Marks } from './marks';

/** The parts of a register of bodies that name one and what became of it. */
export type CiteBody = { code: string; name: LocalizedText; successors: { code: string; happenedOn: string | null }[] };

export type CiteCount =
  | 'figures'
  | 'targets'
  | 'facts'
  | 'tasks'
  | 'goals'
  | 'documents'
  | 'definitions'
  | 'bodies'
  | 'takeovers'
  | 'areas'
  | 'mergers'
  | 'conflicts';

/** What the lists of a source's or a document's page need: words of one language, the marks of that page, the bodies named. */
export async function citeIn(locale: Locale, marks: Marks, bodies: readonly CiteBody[], marked: readonly MarkedSource[]) {
  const [t, common, words] = await Promise.all([
    getTranslations({ locale, namespace: 'sources' }),
    getTranslations({ locale, namespace: 'common' }),
    indicatorWords(locale),
  ]);
  const bodyOf = (code: string) => bodies.find((candidate) => candidate.code === code);
  const nameOf = namesIn(bodies, locale);
  return {
    locale,
    t,
    words,
    marks,
    text: (text: LocalizedText) => <Localized text={localize(text, locale)} pageLocale={locale} />,
    /** Words whose last one carries the stamps. */
    stamped: (text: LocalizedText, sources: SourceReference[]) => {
      const { words, lang } = localize(text, locale);
      return (
        <span lang={lang === locale ? undefined : lang}>
          <StampedSentence text={words} sources={sources} />
        </span>
      );
    },
    date: (date: string | null) => (date === null ? common('unknown') : formatDate(date, locale)),
    count: (of: CiteCount, count: number) => t(`count.${of}`, { count, shown: formatCount(count, locale) }),
    /** Said of what was not read in the source itself. */
    doubt: (confidence: 'high' | 'medium' | 'low') => (confidence === 'high' ? null : common(`confidence.${confidence}`)),
    /** Said under a sentence whose source was read in translation. */
    translation: (source: string): string | null => {
      const { translated, language } = marked.find(({ code }) => code === source) ?? { translated: false, language: 'und' };
      return translated ? common('translatedText', { language: common(`language.${sourceLanguage.parse(language)}`) }) : null;
    },
    /** The name of its day, and who took over from when. */
    body: (code: string): string => {
      const heirs = (bodyOf(code)?.successors ?? []).map((heir) =>
        heir.happenedOn === null
          ? t('heirUndated', { name: nameOf(heir.code) })
          : t('heir', { name: nameOf(heir.code), date: formatDate(heir.happenedOn, locale) }),
      );
      return semicolons([nameOf(code), ...heirs], locale);
    },
  };
}
export type Cite = Awaited<ReturnType<typeof citeIn>>;

/** "a, b and c" as the language joins a list. */
export function joinWords(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale === 'en' ? 'en-GB' : locale).format(items);
}
