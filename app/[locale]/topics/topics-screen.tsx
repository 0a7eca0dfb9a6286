import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { TopicsPage } from '@/components/topics/topics-page';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { countByTopic } from '@/lib/topics/member-queries';
import { listTopics } from '@/lib/topics/queries';

/** The tree of topics with what stands under each. */
export async function topicsScreen(locale: Locale, view: View) {
  const [topics, counts] = await Promise.all([listTopics(view.known), countByTopic(view.known)]);
  return (
    <PortalPage locale={locale} path={addressOf('/topics', view)} bar={<ViewBar locale={locale} view={view} path="/topics" />}>
      <RoomCrumbs locale={locale} view={view} room="topics" />
      <TopicsPage locale={locale} view={view} topics={topics} counts={counts} />
    </PortalPage>
  );
}

export async function topicsMetadata(locale: Locale, _view: View, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'topics' });
  return pageMetadata({ locale, path: '/topics', title: t('title'), description: t('description'), isVariant });
}
