import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { type NewsChoice, NewsPage } from '@/components/news/news-page';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { ARTICLES_PER_PAGE, listArticles } from '@/lib/news/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listTopics, withChildren } from '@/lib/topics/queries';

/** The list of texts, bare or filtered; null for a page after the last. */
export async function newsScreen(locale: Locale, view: View, choice: NewsChoice = {}, page = 1): Promise<ReactNode> {
  const { kind, topic } = choice;
  const topics = await listTopics();
  const articles = await listArticles({ kind, topics: topic === undefined ? undefined : withChildren(topics, topic) }, view.known, page);
  if (page > 1 && articles.items.length === 0) return null;
  return (
    <PortalPage locale={locale} path={addressOf('/news', view, choice, page)} bar={<ViewBar locale={locale} view={view} path="/news" />}>
      <RoomCrumbs locale={locale} view={view} room="news" />
      <NewsPage {...{ locale, view, choice, page, articles, topics }} perPage={ARTICLES_PER_PAGE} />
    </PortalPage>
  );
}

export async function newsMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'news' });
  return pageMetadata({ locale, path: '/news', title: t('title'), description: t('description'), isVariant });
}
