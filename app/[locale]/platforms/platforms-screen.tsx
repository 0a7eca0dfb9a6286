import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { PlatformsPage } from '@/components/platforms/platforms-page';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listBodiesAround } from '@/lib/organisations/queries';
import type { PlatformFilter } from '@/lib/platforms/list-sql';
import { listPlatforms, PLATFORMS_PER_PAGE } from '@/lib/platforms/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTopics } from '@/lib/topics/queries';

/** The catalogue as seen from `view`; null for a page after the last. */
export async function platformsScreen(locale: Locale, view: View, filter: PlatformFilter = {}, page = 1) {
  const [list, topics] = await Promise.all([listPlatforms(filter, page, view.known, view.day), listTopics()]);
  if (list.rows.length === 0 && page > 1) return null;
  const operators = [...list.rows.flatMap((row) => row.operators), ...list.facets.organisation.map(({ code }) => code)];
  const [bodies, sources] = await Promise.all([
    listBodiesAround([...operators, ...(filter.organisation ? [filter.organisation] : [])], view.known),
    listSourceBriefs(
      list.rows.flatMap(({ users }) => users.map(({ source }) => source)),
      view.known,
    ),
  ]);
  return (
    <PortalPage
      locale={locale}
      path={addressOf('/platforms', view, filter, page)}
      bar={<ViewBar locale={locale} view={view} path="/platforms" />}
    >
      <RoomCrumbs locale={locale} view={view} room="platforms" />
      <PlatformsPage {...{ locale, view, filter, page, list, bodies, topics, sources }} perPage={PLATFORMS_PER_PAGE} />
    </PortalPage>
  );
}

export async function platformsMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'platforms' });
  return pageMetadata({ locale, path: '/platforms', title: t('title'), description: t('description'), isVariant });
}
