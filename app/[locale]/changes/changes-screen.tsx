import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { changesAddress, EditionsPage } from '@/components/changes/editions-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import { EDITIONS_PER_PAGE, listEditions } from '@/lib/publishing/change-queries';

/** One page of the published change sets; null for a page after the last. */
export async function changesScreen(locale: Locale, page: number): Promise<ReactNode> {
  const [editions, bodies] = await Promise.all([listEditions(page), listBodies()]);
  if (editions.items.length === 0 && page > 1) return null;
  return (
    <PortalPage locale={locale} path={changesAddress(page)}>
      <RoomCrumbs locale={locale} room="changes" />
      <EditionsPage {...{ locale, editions, bodies, page }} perPage={EDITIONS_PER_PAGE} />
    </PortalPage>
  );
}

export async function changesMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'changes' });
  return pageMetadata({ locale, path: '/changes', title: t('title'), description: t('description'), isVariant });
}
