import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalPage } from '@/components/layout/portal-page';
import { ViewBar } from '@/components/layout/view-bar';
import { TopicsPage } from '@/components/topics/topics-page';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { countByTopic } from '@/lib/topics/member-queries';
import { listTopics } from '@/lib/topics/queries';

/** The tree of topics with what stands under each. */
export async function topicsScreen(locale: Locale, view: View) {
  const [topics, counts, layout, common] = await Promise.all([
    listTopics(view.known),
    countByTopic(view.known),
    getTranslations({ locale, namespace: 'layout' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  return (
    <PortalPage locale={locale} path={addressOf('/topics', view)} bar={<ViewBar locale={locale} view={view} path="/topics" />}>
      <Breadcrumbs
        label={common('breadcrumbs')}
        trail={[{ label: layout('nav.home'), href: `/${locale}${addressOf('', view)}` }]}
        current={layout('nav.topics')}
      />
      <TopicsPage locale={locale} view={view} topics={topics} counts={counts} />
    </PortalPage>
  );
}

export async function topicsMetadata(locale: Locale, _view: View, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'topics' });
  return pageMetadata({ locale, path: '/topics', title: t('title'), description: t('description'), isVariant });
}
