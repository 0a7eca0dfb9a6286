import { getTranslations } from 'next-intl/server';
import { DocsList, type DocsRow } from '@/components/ui/docs-list';
import { facetGroups } from '@/components/ui/facet-group';
import { Filters } from '@/components/ui/filters';
import { ListPages } from '@/components/ui/list-pages';
import { foreignLang } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { namesIn } from '@/components/ui/register-names';
import { Section } from '@/components/ui/section';
import { addressOf } from '@/lib/http/address';
import { formatCount, formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { ArticleBrief, ArticleList } from '@/lib/news/queries';
import { ARTICLE_KINDS } from '@/lib/news/schema';
import type { View } from '@/lib/publishing/edition-queries';
import type { Topic } from '@/lib/topics/queries';
import { countUnder } from '@/lib/topics/tree';

/** What the address asks for. */
export type NewsChoice = { kind?: string; topic?: string };
export type NewsPageProps = {
  locale: Locale;
  view: View;
  choice: NewsChoice;
  page: number;
  perPage: number;
  articles: ArticleList;
  topics: readonly Topic[];
};

/** News and guidance, newest first. */
export async function NewsPage({ locale, view, choice, page, perPage, articles, topics }: NewsPageProps) {
  const [t, common] = await Promise.all([getTranslations({ locale, namespace: 'news' }), getTranslations({ locale, namespace: 'common' })]);
  const { items, total, facets } = articles;
  const isFiltered = Object.values(choice).some((value) => value !== undefined);
  const last = Math.ceil(total / perPage);
  const address = (asked: NewsChoice, to = 1) => `/${locale}${addressOf('/news', view, asked, to)}`;
  const topicName = namesIn(topics, locale);
  const kindName = (code: string) => {
    const kind = ARTICLE_KINDS.find((candidate) => candidate === code);
    return kind ? t(`kind.${kind}`) : code;
  };
  const group = facetGroups({ locale, choice, label: (key) => t(`list.${key}`), all: common('all'), address });
  const row = ({ code, published, title, kind, topic }: ArticleBrief): DocsRow => {
    const text = localize(title, locale);
    return {
      key: code,
      date: formatDate(published, locale, 'short'),
      title: (
        <>
          <a href={`/${locale}${addressOf(`/news/${code}`, view)}`} lang={foreignLang({ text, pageLocale: locale })}>
            {text.words}
          </a>
          {topic !== null && <span className="block small mute">{topicName(topic)}</span>}
        </>
      ),
      note: t(`kind.${kind}`),
    };
  };
  const countOf = (kind: string) => facets.kind.find(({ code }) => code === kind)?.count ?? 0;
  return (
    <>
      <PageHead
        title={t('title')}
        lede={
          isFiltered
            ? t('filteredLede', { count: total, shown: formatCount(total, locale) })
            : t('lede', { total, totalWords: formatCount(total, locale), news: countOf('news'), guidance: countOf('guidance') })
        }
      />
      <div className="wrap">
        <Section rail={t('list.rail')} notes={[t('list.order'), ...(last > 1 ? [t('list.page', { page, last })] : [])]}>
          {(total > 0 || isFiltered) && (
            <div className="article-filters">
              <Filters label={t('list.filters')} groups={[group('kind', facets.kind, kindName)]} />
              <details className="more" open={choice.topic !== undefined}>
                <summary>{t('list.more')}</summary>
                <Filters label={t('list.moreLabel')} groups={[group('topic', countUnder(topics, facets.topic), topicName)]} />
              </details>
            </div>
          )}
          {total === 0 && <Notice kind="plain">{t(isFiltered ? 'list.empty' : 'list.nothing')}</Notice>}
          {items.length > 0 && <DocsList rows={items.map(row)} />}
          <ListPages words={(key) => common(`pages.${key}`)} page={page} pages={last} address={(to) => address(choice, to)} />
        </Section>
      </div>
    </>
  );
}
