import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { ArticlePage } from '@/components/news/article-page';
import { listDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listIndicatorNames } from '@/lib/indicators/cited-queries';
import { listPublishedValues } from '@/lib/news/published-queries';
import { getArticle } from '@/lib/news/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';

const pathOf = (code: string) => `/news/${code}`;

/** Null where no such text was published by then. */
export async function articleScreen(locale: Locale, code: string, view: View): Promise<ReactNode> {
  const { known } = view;
  const article = await getArticle(code, known);
  if (article === null) return null;
  const [published, indicators, allTasks, documents, topics] = await Promise.all([
    listPublishedValues(article.indicators, known),
    listIndicatorNames(article.indicators),
    article.tasks.length > 0 ? listTasks(known) : [],
    listDocuments(article.documents, known),
    listTopics(),
  ]);
  const tasks = allTasks.filter((task) => article.tasks.includes(task.code));
  const sources = await listSourceBriefs([...article.sources, ...published.flatMap((value) => value.sources)], known);
  return (
    <PortalPage locale={locale} path={addressOf(pathOf(code), view)} bar={<ViewBar locale={locale} view={view} path={pathOf(code)} />}>
      <RoomCrumbs locale={locale} view={view} room="news" current={localize(article.title, locale).words} />
      <ArticlePage {...{ locale, view, article, published, indicators, tasks, documents, topics, sources }} />
    </PortalPage>
  );
}

export async function articleMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const [article, t] = await Promise.all([getArticle(code, view.known), getTranslations({ locale, namespace: 'news' })]);
  if (article === null) return null;
  const description = t('article.description', { kind: t(`kind.${article.kind}`), date: formatDate(article.published, locale) });
  return pageMetadata({ locale, path: pathOf(code), title: localize(article.title, locale).words, description, isVariant });
}
