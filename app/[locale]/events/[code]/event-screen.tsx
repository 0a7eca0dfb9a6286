import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { EventPage } from '@/components/events/event-page';
import { eventWords } from '@/components/events/event-words';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { listDocuments } from '@/lib/documents/queries';
import { listReportedFigures } from '@/lib/events/figure-queries';
import { getEvent } from '@/lib/events/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';

const pathOf = (code: string) => `/events/${code}`;

/** Null where no such event is known then. */
export async function eventScreen(locale: Locale, code: string, view: View): Promise<ReactNode> {
  const { known } = view;
  const event = await getEvent(code, known);
  if (event === null) return null;
  const [bodies, topics, documents, allTasks, figures] = await Promise.all([
    listBodies(known),
    listTopics(),
    listDocuments(event.documents, known),
    event.tasks.length > 0 ? listTasks(known) : [],
    listReportedFigures(event.reports, known),
  ]);
  const tasks = allTasks.filter((task) => event.tasks.includes(task.code));
  const sources = await listSourceBriefs(
    [event.source, ...event.reports, ...tasks.flatMap(({ source, facts }) => [source, ...facts.map((fact) => fact.source)])],
    known,
  );
  return (
    <PortalPage locale={locale} path={addressOf(pathOf(code), view)} bar={<ViewBar locale={locale} view={view} path={pathOf(code)} />}>
      <RoomCrumbs locale={locale} view={view} room="events" current={localize(event.name, locale).words} />
      <EventPage {...{ locale, view, event, bodies, topics, documents, tasks, figures, sources }} />
    </PortalPage>
  );
}

export async function eventMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const [event, words] = await Promise.all([getEvent(code, view.known), eventWords(locale)]);
  if (event === null) return null;
  const description = words.t('page.description', { kind: words.kind(event.kind), when: words.when(event) });
  return pageMetadata({ locale, path: pathOf(code), title: localize(event.name, locale).words, description, isVariant });
}
