import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { EventChoice } from '@/components/events/event-filters';
import { EventsPage } from '@/components/events/events-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { EVENTS_PER_PAGE, listEvents } from '@/lib/events/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { listTopics, withChildren } from '@/lib/topics/queries';

/** The list of events, bare or filtered; null for a page after the last. */
export async function eventsScreen(locale: Locale, view: View, choice: EventChoice = {}, page = 1): Promise<ReactNode> {
  const { kind, topic, year } = choice;
  const topics = await listTopics();
  const events = await listEvents({ kind, year, topics: topic === undefined ? undefined : withChildren(topics, topic) }, view, page);
  if (page > 1 && events.upcoming.length + events.past.length === 0) return null;
  return (
    <PortalPage
      locale={locale}
      path={addressOf('/events', view, choice, page)}
      bar={<ViewBar locale={locale} view={view} path="/events" />}
    >
      <RoomCrumbs locale={locale} view={view} room="events" />
      <EventsPage {...{ locale, view, choice, page, events, topics }} perPage={EVENTS_PER_PAGE} />
    </PortalPage>
  );
}

export async function eventsMetadata(locale: Locale, isVariant: boolean): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'events' });
  return pageMetadata({ locale, path: '/events', title: t('title'), description: t('description'), isVariant });
}
