import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { latenessFinding } from '@/components/lateness/finding';
import { LatenessPage } from '@/components/lateness/lateness-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import { listReplies } from '@/lib/organisations/reply-queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import { tallyStates } from '@/lib/strategy/lateness';
import { listTasks } from '@/lib/strategy/queries';

const path = '/lateness';

export async function latenessScreen(locale: Locale, view: View) {
  const { known } = view;
  const [tasks, indicators, bodies, replies] = await Promise.all([
    listTasks(known),
    listIndicators({}, known),
    listBodies(known),
    listReplies(known, 'all'),
  ]);
  const sources = await listSourceBriefs(
    [
      ...tasks.flatMap(({ source, facts }) => [source, ...facts.map((fact) => fact.source)]),
      ...indicators.flatMap(({ figures, targets }) => [
        ...figures.flatMap(({ citations }) => citations.map(({ source }) => source)),
        ...targets.map(({ source }) => source),
      ]),
      ...replies.flatMap(({ source }) => source ?? []),
    ],
    known,
  );
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <RoomCrumbs locale={locale} view={view} room="lateness" />
      <LatenessPage {...{ locale, view, tasks, indicators, bodies, replies, sources }} />
    </PortalPage>
  );
}

export async function latenessMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const [t, records] = await Promise.all([getTranslations({ locale, namespace: 'lateness' }), listTasks(view.known)]);
  const tasks = foldTasks(records, view);
  const tally = tallyStates(tasks.map(({ fold }) => fold.state));
  const title = latenessFinding({ tasks: tasks.length, late: tally.late, overdue: tally['overdue-no-report'] }, t);
  return pageMetadata({ locale, path, title, description: t('lede'), isVariant });
}
