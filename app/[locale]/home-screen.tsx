import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { homeFinding } from '@/components/home/finding';
import { HomePage } from '@/components/home/home-page';
import { homeCodes, homeSources, homeView, promisedCodes, promiseView } from '@/components/home/home-view';
import { PortalPage } from '@/components/layout/portal-page';
import { ViewBar } from '@/components/layout/view-bar';
import { countAreaFigures } from '@/lib/areas/figure-queries';
import { unitsOn } from '@/lib/areas/lineage';
import { listUnits } from '@/lib/areas/queries';
import { listNewestDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listConflicts } from '@/lib/indicators/conflict-queries';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import { type View, viewAt } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listGoals, listTasks } from '@/lib/strategy/queries';

const path = '/';
const newestDocuments = 6;

export async function homeScreen(locale: Locale, view: View) {
  const { known } = view;
  const [tasks, goals, bodies, conflicts, documents, areas, areaCounts, present] = await Promise.all([
    listTasks(known),
    listGoals(known),
    listBodies(known),
    listConflicts(known),
    listNewestDocuments(newestDocuments, view.asOf),
    listUnits(known),
    countAreaFigures(known),
    viewAt({}),
  ]);
  const indicators = await listIndicators({ codes: homeCodes(goals, conflicts) }, known);
  const units = (unitsOn(areas, view.day) ?? []).filter(({ scheme }) => scheme === 'vn-34');
  const home = homeView({ tasks, goals, bodies, indicators, conflicts, view });
  const [sources, finding] = await Promise.all([
    listSourceBriefs(homeSources(home), known),
    homeFinding({ locale, ...home.counts, phaseEnd: home.phaseEnd, day: view.day }),
  ]);
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <HomePage {...{ locale, view, home, finding, documents, units, areaCounts, sources }} latest={present.day} />
    </PortalPage>
  );
}

export async function homeMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const { known } = view;
  const [t, tasks, goals, bodies] = await Promise.all([
    getTranslations({ locale, namespace: 'home' }),
    listTasks(known),
    listGoals(known),
    listBodies(known),
  ]);
  const indicators = await listIndicators({ codes: promisedCodes(goals) }, known);
  const { counts, phaseEnd } = promiseView({ tasks, goals, bodies, indicators, view });
  const { title } = await homeFinding({ locale, ...counts, phaseEnd, day: view.day });
  return pageMetadata({ locale, path, title, description: t('description'), isVariant });
}
