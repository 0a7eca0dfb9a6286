import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DataPage } from '@/components/data/data-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { LICENCE } from '@/lib/catalog/door';
import { countRowsOf } from '@/lib/catalog/table-queries';
import { TABLES } from '@/lib/catalog/tables';
import { unknownView } from '@/lib/exports/table';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

const path = '/data';

export async function dataScreen(locale: Locale, view: View) {
  const seen = TABLES.filter((table) => !unknownView(table, view.known));
  const tables = [...(await countRowsOf(seen, view))].map(([table, rows]) => ({ table, rows }));
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="data" />
      <DataPage locale={locale} view={view} tables={tables} licence={LICENCE.url} />
    </PortalPage>
  );
}

export async function dataMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'data' });
  return pageMetadata({ locale, path, title: t('title'), description: t('description'), isVariant });
}
