import { getTranslations } from 'next-intl/server';
import type { Marks } from '@/components/sources/marks';
import type { StrategyWords } from '@/components/strategy/words';
import { DocsList } from '@/components/ui/docs-list';
import { Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { SourceMarks } from '@/components/ui/source-mark';
import type { CitingArticle, OriginEvent } from '@/lib/documents/around-queries';
import { localize } from '@/lib/i18n/localized';

type AroundProps = { events: readonly OriginEvent[]; articles: readonly CitingArticle[] };

/** The events the document came out of, and the articles that name it. Called, not mounted: it numbers marks. */
export async function aroundSections({ events, articles }: AroundProps, words: StrategyWords, marks: Marks) {
  const { locale, date, href } = words;
  const t = await getTranslations({ locale, namespace: 'documents' });
  const eventRows = events.map(({ code, name, starts, source }) => ({
    key: code,
    date: date(starts),
    title: (
      <>
        <a href={href(`/events/${code}`)}>
          <Localized text={localize(name, locale)} pageLocale={locale} />
        </a>
        <SourceMarks sources={marks.of([source])} />
      </>
    ),
  }));
  const articleRows = articles.map(({ code, title, published }) => ({
    key: code,
    date: date(published),
    title: <Localized text={localize(title, locale)} pageLocale={locale} />,
    href: href(`/news/${code}`),
  }));
  return (
    <>
      {eventRows.length > 0 && (
        <Section id="events" rail={t('events.rail')}>
          <DocsList rows={eventRows} />
        </Section>
      )}
      {articleRows.length > 0 && (
        <Section id="news" rail={t('news.rail')}>
          <DocsList rows={articleRows} />
        </Section>
      )}
    </>
  );
}
