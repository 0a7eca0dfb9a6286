import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PortalPage } from '@/components/layout/portal-page';
import { ViewBar } from '@/components/layout/view-bar';
import { FilteredPage } from '@/components/strategy/filtered-page';
import { strategyFinding } from '@/components/strategy/finding';
import { StrategyPage } from '@/components/strategy/strategy-page';
import { tasksThatMatch } from '@/lib/catalog/readings/task-list';
import { listDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import type { TaskFilter } from '@/lib/strategy/filter';
import { foldTasks } from '@/lib/strategy/folded-task';
import { listGoals, listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';

const path = '/strategy';

export async function strategyScreen(locale: Locale, view: View) {
  const { known } = view;
  const [tasks, goals, bodies, topics] = await Promise.all([listTasks(known), listGoals(known), listBodies(known), listTopics(known)]);
  const [indicators, documents] = await Promise.all([
    listIndicators({ codes: [...new Set(goals.flatMap((goal) => goal.indicators))] }, known),
    listDocuments(goals.flatMap((goal) => goal.document ?? [])),
  ]);
  const cited = indicators.flatMap(({ figures }) => figures.flatMap(({ citations }) => citations.map(({ source }) => source)));
  const sources = await listSourceBriefs([...sourcesOf(tasks), ...goals.map(({ source }) => source), ...cited], known);
  return (
    <PortalPage locale={locale} path={addressOf(path, view)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <StrategyPage
        {...{ locale, view, tasks, goals, bodies, topics, indicators, sources }}
        issued={new Map(documents.map(({ code, issued }) => [code, issued]))}
      />
    </PortalPage>
  );
}

export async function filteredScreen(locale: Locale, view: View, filter: TaskFilter) {
  const { known } = view;
  const [tasks, bodies, topics] = await Promise.all([listTasks(known), listBodies(known), listTopics(known)]);
  const sources = await listSourceBriefs(sourcesOf(tasks), known);
  return (
    <PortalPage locale={locale} path={addressOf(path, view, filter)} bar={<ViewBar locale={locale} view={view} path={path} />}>
      <FilteredPage {...{ locale, view, filter, tasks, bodies, topics, sources }} />
    </PortalPage>
  );
}

function sourcesOf(tasks: Awaited<ReturnType<typeof listTasks>>): string[] {
  return tasks.flatMap(({ source, facts }) => [source, ...facts.map((fact) => fact.source)]);
}

export async function strategyMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const [t, tasks] = await Promise.all([getTranslations({ locale, namespace: 'strategy' }), listTasks(view.known)]);
  return pageMetadata({ locale, path, title: strategyFinding(foldTasks(tasks, view), t), description: t('lede'), isVariant });
}

/** A filtered list is named by how many tasks it holds. */
export async function filteredMetadata(locale: Locale, view: View, filter: TaskFilter): Promise<Metadata> {
  const [t, records, bodies, topics] = await Promise.all([
    getTranslations({ locale, namespace: 'strategy' }),
    listTasks(view.known),
    listBodies(view.known),
    listTopics(view.known),
  ]);
  const tasks = foldTasks(records, view);
  const found = tasksThatMatch(tasks, filter, { bodies, topics }, view.day);
  const title = t('filtered.title', { count: found.length, total: tasks.length });
  return pageMetadata({ locale, path, title, description: t('lede'), isVariant: true });
}
