import type { Metadata } from 'next';
import { shareOf } from '@/app/[locale]/cite/share-of';
import { PortalPage } from '@/components/layout/portal-page';
import { ViewBar } from '@/components/layout/view-bar';
import { taskMetadataWords } from '@/components/strategy/task-metadata';
import { TaskPage } from '@/components/strategy/task-page';
import { listDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import { listReplies } from '@/lib/organisations/reply-queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { isHeading, isKnownBy } from '@/lib/strategy/folded-task';
import { getTask, listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';

const pathOf = (code: string) => `/strategy/${code}`;

/** Null where there is no such task. */
export async function taskScreen(locale: Locale, code: string, view: View) {
  const { known } = view;
  const [task, tasks, present, bodies, topics] = await Promise.all([
    getTask(code, known),
    listTasks(known),
    getTask(code),
    listBodies(known),
    listTopics(),
  ]);
  if (task === null) return null;
  const [documents, indicators, replies] = await Promise.all([
    listDocuments([...(task.document ? [task.document] : []), ...task.facts.flatMap(({ document }) => document ?? [])]),
    listIndicators({ codes: task.indicators }, known),
    listReplies(known, { task: code }),
  ]);
  const cited = indicators.flatMap(({ figures }) => figures.flatMap(({ citations }) => citations.map(({ source }) => source)));
  const sources = await listSourceBriefs(
    [
      ...tasks.flatMap(({ source, facts }) => [source, ...facts.map((fact) => fact.source)]),
      ...cited,
      ...replies.flatMap(({ source }) => source ?? []),
    ],
    known,
  );
  const share =
    isHeading(task) || !isKnownBy(task, view.asOf)
      ? null
      : await shareOf({ locale, path: pathOf(code), view, chart: localize(task.title, locale).words });
  const undatedFacts = present?.facts.filter(({ releasedOn }) => releasedOn === null).length ?? 0;
  return (
    <PortalPage locale={locale} path={addressOf(pathOf(code), view)} bar={<ViewBar locale={locale} view={view} path={pathOf(code)} />}>
      <TaskPage {...{ locale, view, task, tasks, bodies, topics, documents, indicators, replies, sources, undatedFacts, share }} />
    </PortalPage>
  );
}

export async function taskMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const task = await getTask(code, view.known);
  const words = task && (await taskMetadataWords(locale, task, view));
  return words && pageMetadata({ locale, path: pathOf(code), ...words, isVariant, hasDrawing: !isHeading(task) });
}
