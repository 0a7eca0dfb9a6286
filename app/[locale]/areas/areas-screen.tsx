import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { shareOf } from '@/app/[locale]/cite/share-of';
import { AreasPage } from '@/components/areas/areas-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { countAreaFigures } from '@/lib/areas/figure-queries';
import { unitsOn } from '@/lib/areas/lineage';
import { listCrosswalk, listUnits } from '@/lib/areas/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';

export async function areasScreen(locale: Locale, view: View): Promise<ReactNode> {
  const [units, crosswalk, counts] = await Promise.all([listUnits(view.known), listCrosswalk(view.known), countAreaFigures(view.known)]);
  const hasMap = unitsOn(units, view.day)?.some(({ scheme }) => scheme === 'vn-34') ?? false;
  const [sources, t] = await Promise.all([
    listSourceBriefs(
      crosswalk.flatMap(({ act }) => act?.source ?? []),
      view.known,
    ),
    getTranslations({ locale, namespace: 'areas' }),
  ]);
  const share = await shareOf({ locale, path: '/areas', view, chart: hasMap ? t('map.label') : null });
  return (
    <PortalPage locale={locale} path={addressOf('/areas', view)} bar={<ViewBar locale={locale} view={view} path="/areas" />}>
      <RoomCrumbs locale={locale} view={view} room="areas" />
      <AreasPage {...{ locale, view, units, crosswalk, counts, sources, share }} />
    </PortalPage>
  );
}

export async function areasMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const [units, t] = await Promise.all([listUnits(view.known), getTranslations({ locale, namespace: 'areas' })]);
  const standing = unitsOn(units, view.day);
  const description = standing === null ? t('list.unrecordedTitle') : t('description', { total: standing.length });
  return pageMetadata({ locale, path: '/areas', title: t('title'), description, isVariant });
}
