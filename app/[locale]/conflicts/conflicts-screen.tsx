import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ConflictsPage, conflictsFinding } from '@/components/conflicts/conflicts-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { type LedgerEntry, ledgerOf } from '@/lib/indicators/conflict-ledger';
import { listConflictFigures, listConflicts } from '@/lib/indicators/conflict-queries';
import { listIndicators } from '@/lib/indicators/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs, type SourceBrief } from '@/lib/sources/queries';

const path = '/conflicts';

async function readLedger({ known, asOf }: View): Promise<{ entries: LedgerEntry[]; sources: SourceBrief[] }> {
  const [conflicts, figures] = await Promise.all([listConflicts(known), listConflictFigures(known)]);
  const [indicators, sources] = await Promise.all([
    listIndicators({ codes: [...new Set(conflicts.flatMap((conflict) => conflict.indicators))] }, known),
    listSourceBriefs(
      [
        ...conflicts.flatMap(({ statements }) => statements.flatMap((statement) => statement.sources)),
        ...figures.flatMap(({ citations }) => citations.map(({ source }) => source)),
      ],
      known,
    ),
  ]);
  return { entries: ledgerOf({ conflicts, indicators, figures, sources, asOf }), sources };
}

export async function conflictsScreen(locale: Locale, view: View): Promise<ReactNode> {
  const ledger = await readLedger(view);
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="conflicts" />
      <ConflictsPage locale={locale} view={view} {...ledger} />
    </PortalPage>
  );
}

export async function conflictsMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const [{ entries }, t] = await Promise.all([readLedger(view), getTranslations({ locale, namespace: 'conflicts' })]);
  return pageMetadata({ locale, path, title: conflictsFinding(entries, t, locale), description: t('description'), isVariant });
}
