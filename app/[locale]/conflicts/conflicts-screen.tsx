import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConflictsPage, conflictsFinding } from '@/components/conflicts/conflicts-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { readConflictLedger } from '@/lib/catalog/reading-queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

const path = '/conflicts';

export async function conflictsScreen(locale: Locale, view: View): Promise<ReactNode> {
  const ledger = await readConflictLedger(view);
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="conflicts" />
      <ConflictsPage locale={locale} view={view} {...ledger} />
    </PortalPage>
  );
}

export async function conflictsMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const [{ entries }, t] = await Promise.all([readConflictLedger(view), getTranslations({ locale, namespace: 'conflicts' })]);
  return pageMetadata({ locale, path, title: conflictsFinding(entries, t, locale), description: t('description'), isVariant });
}
