import type { SourceEntry } from '@/components/ui/source-list';
import type { SourceReference } from '@/components/ui/source-mark';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

/** What a mark needs to know of a source. */
export type MarkedSource = {
  code: string;
  title: string;
  titleLanguage: Locale;
  publisher: string;
  published: string | null;
  language: string;
  translated: boolean;
};

export type MarkWords = {
  source(number: number): string;
  /** "in Vietnamese", "translated text, in Russian": said of each source whose language is not the page's. */
  language(source: MarkedSource): string | null;
};

export type Marks = {
  /** Stamps for a figure or fact. A code without a source record is an error: no stamp, no number. */
  of(codes: readonly string[]): [SourceReference, ...SourceReference[]];
  /** The numbered list, in the order in which marks were first used. */
  entries(): SourceEntry[];
};

/** Numbers sources by first use on one page. Make every mark before the list is drawn. */
export function createMarks(sources: readonly MarkedSource[], locale: Locale, words: MarkWords): Marks {
  const used: MarkedSource[] = [];
  const number = (code: string): number => {
    const at = used.findIndex((source) => source.code === code);
    if (at >= 0) return at + 1;
    const source = sources.find((candidate) => candidate.code === code);
    if (!source) throw new Error(`no source ${code}: a figure without a source is not rendered`);
    return used.push(source);
  };
  return {
    of(codes) {
      const [first, ...rest] = [...new Set(codes)].map((code) => {
        const n = number(code);
        return { number: n, href: `#source-${n}`, label: words.source(n) };
      });
      if (!first) throw new Error('a figure without a source is not rendered');
      return [first, ...rest];
    },
    entries: () =>
      used.map((source, index) => ({
        id: `source-${index + 1}`,
        number: index + 1,
        text: <SourceLine source={source} locale={locale} words={words} />,
      })),
  };
}

function SourceLine({ source, locale, words }: { source: MarkedSource; locale: Locale; words: MarkWords }) {
  const language = words.language(source);
  return (
    <>
      <a href={`/${locale}/sources/${source.code}`} lang={source.titleLanguage === locale ? undefined : source.titleLanguage}>
        {source.title}
      </a>
      {'. '}
      <span lang={locale === 'vi' ? undefined : 'vi'}>{source.publisher}</span>
      {source.published ? `, ${formatDate(source.published, locale)}` : ''}.{language ? ` ${language}` : ''}
    </>
  );
}
