import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { type SourceFilter, sourcesAddress } from '@/components/sources/source-address';
import { SourcesPage } from '@/components/sources/sources-page';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listSources, SOURCES_PER_PAGE } from '@/lib/sources/queries';

/** The list of sources, bare or filtered; null for a page after the last. */
export async function sourcesScreen(locale: Locale, filter: SourceFilter) {
  const sources = await listSources(filter);
  if (sources.items.length === 0 && (filter.page ?? 1) > 1) return null;
  return (
    <PortalPage locale={locale} path={sourcesAddress(locale, filter).slice(locale.length + 1)}>
      <RoomCrumbs locale={locale} room="sources" />
      <SourcesPage locale={locale} filter={filter} sources={sources} perPage={SOURCES_PER_PAGE} />
    </PortalPage>
  );
}

export async function sourcesMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'sources' });
  return pageMetadata({ locale, path: '/sources', title: t('title'), description: t('description'), isVariant });
}
