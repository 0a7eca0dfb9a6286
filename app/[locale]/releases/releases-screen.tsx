import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ReleasesPage, releasesAddress } from '@/components/releases/releases-page';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listReleases, RELEASES_PER_PAGE } from '@/lib/verification/archive/archive-queries';

/** One page of the releases; null for a page after the last. */
export async function releasesScreen(locale: Locale, page: number): Promise<ReactNode> {
  const releases = await listReleases(page);
  if (releases.items.length === 0 && page > 1) return null;
  return (
    <PortalPage locale={locale} path={releasesAddress(page)}>
      <RoomCrumbs locale={locale} room="releases" />
      <ReleasesPage {...{ locale, releases, page }} perPage={RELEASES_PER_PAGE} />
    </PortalPage>
  );
}

export async function releasesMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'releases' });
  return pageMetadata({ locale, path: '/releases', title: t('title'), description: t('description'), isVariant });
}
