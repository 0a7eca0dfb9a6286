import { getTranslations } from 'next-intl/server';
import { indicatorWords } from '@/components/indicators/words';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { LanguageNotice } from '@/components/ui/language-notice';
import { foreignLang } from '@/components/ui/localized';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { PublishedValue } from '@/lib/news/published-queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { readArticle } from './article-numbers';
import { ArticleLegend, ArticleText, ArticleTitle } from './article-text';
import { NumbersTable, numberLines } from './numbers-table';
import { type Related, RelatedSection } from './related-section';

export type ArticlePageProps = Related & {
  locale: Locale;
  view: View;
  /** Everything its numbers may match, as known then. */
  published: readonly PublishedValue[];
  sources: readonly SourceBrief[];
};

/** One text with each of its numbers marked, what each was checked against, and what the text is about. */
export async function ArticlePage({ locale, view, article, published, topics, ...props }: ArticlePageProps) {
  const [t, words, marks] = await Promise.all([
    getTranslations({ locale, namespace: 'news' }),
    indicatorWords(locale),
    marksFor(props.sources, locale),
  ]);
  const [title, body] = [localize(article.title, locale), localize(article.body, locale)];
  const read = readArticle(title, body, published);
  const restsOn = article.sources.length > 0 ? marks.of(article.sources) : null;
  const lines = numberLines(read.numbers, marks);
  const entries = marks.entries();
  const date = formatDate(article.published, locale);
  const unverified = lines.filter(({ matches }) => matches.length === 0).length;
  return (
    <>
      <PageHead
        kick={t('article.kick', { kind: t(`kind.${article.kind}`), date })}
        title={
          <ArticleTitle
            parts={read.title}
            set={title.lang === locale ? setTitle(title.words, locale) : title.words}
            unverified={t('mark.unverified')}
            words={words}
          />
        }
        titleLang={foreignLang({ text: title, pageLocale: locale })}
        lede={t('article.lede', { total: lines.length, checked: lines.length - unverified, unverified })}
      />
      <div className="wrap article">
        <Section rail={t('article.text')} notes={[t('article.date', { date })]}>
          <LanguageNotice pageLocale={locale} text={body} beside={[title]} />
          <ArticleText paragraphs={read.paragraphs} locale={locale} lang={body.lang} view={view} />
          <p className="rests-on">
            {restsOn ? (
              <>
                {t('article.restsOn')}
                <SourceMarks sources={restsOn} />
              </>
            ) : (
              t('noSources')
            )}
          </p>
          {lines.length > 0 && <ArticleLegend locale={locale} has={{ checked: unverified < lines.length, unverified: unverified > 0 }} />}
        </Section>
        {lines.length > 0 && (
          <Section id="numbers" rail={t('numbers.rail')} notes={[t('numbers.caption')]}>
            <NumbersTable lines={lines} locale={locale} view={view} />
          </Section>
        )}
        <RelatedSection
          {...{ locale, view, article, topics }}
          indicators={props.indicators}
          tasks={props.tasks}
          documents={props.documents}
        />
        <SourcesSection locale={locale} sources={entries} />
      </div>
    </>
  );
}
