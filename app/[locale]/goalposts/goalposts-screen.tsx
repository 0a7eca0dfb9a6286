import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { GoalpostsPage, goalpostsFinding } from '@/components/goalposts/goalposts-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { readGoalposts } from '@/lib/catalog/reading-queries';
import type { Goalposts } from '@/lib/catalog/readings/goalposts';
import { listDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';

const path = '/goalposts';

/** Targets and facts of which the page says where they come from. */
function evidenceOf({ targets, rivals, deadlines, changed, takeovers, undated }: Goalposts) {
  const shown = [
    ...targets.flatMap(({ move }) => [move.to, move.from ?? [], move.original ?? []].flat()),
    ...rivals.flatMap((r) => r.targets),
  ];
  const facts = [
    ...deadlines.flatMap(({ move }) => [move.from, move.to]),
    ...changed.flatMap(({ changes }) => changes.flatMap(({ from, to }) => [...from, ...to])),
  ];
  const successions = [...takeovers.map(({ succession }) => succession), ...undated];
  const all = [...shown, ...facts, ...successions];
  return { documents: all.flatMap(({ document }) => document ?? []), sources: all.flatMap(({ source }) => source ?? []) };
}

export async function goalpostsScreen(locale: Locale, view: View): Promise<ReactNode> {
  const [goalposts, bodies] = await Promise.all([readGoalposts(view), listBodies(view.known)]);
  const evidence = evidenceOf(goalposts);
  const [documents, sources] = await Promise.all([listDocuments(evidence.documents), listSourceBriefs(evidence.sources, view.known)]);
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="goalposts" />
      <GoalpostsPage {...{ locale, view, goalposts, bodies, documents, sources }} />
    </PortalPage>
  );
}

export async function goalpostsMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const [goalposts, t] = await Promise.all([readGoalposts(view), getTranslations({ locale, namespace: 'goalposts' })]);
  return pageMetadata({ locale, path, title: goalpostsFinding(goalposts, t), description: t('description'), isVariant });
}
