import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { knownGoals } from '@/components/strategy/goal-rows';
import { TopicPage } from '@/components/topics/topic-page';
import { countedWords } from '@/components/topics/topic-view';
import { readIndicator } from '@/lib/catalog/readings/indicator';
import { listDocumentPage } from '@/lib/documents/list-queries';
import { listDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listGoals, listTasks } from '@/lib/strategy/queries';
import { TOPIC_KINDS } from '@/lib/topics/kinds';
import { countByTopic, listTopicMembers } from '@/lib/topics/member-queries';
import { listTopics } from '@/lib/topics/queries';
import { parentsOf, sumUnder, withChildren } from '@/lib/topics/tree';

const SHOWN = 6;
const pathOf = (code: string) => `/topics/${code}`;

/** Null where there is no such topic. */
export async function topicScreen(locale: Locale, code: string, view: View): Promise<ReactNode> {
  const { known } = view;
  const topics = await listTopics(known);
  const topic = topics.find((candidate) => candidate.code === code);
  if (!topic) return null;
  const family = withChildren(topics, code);
  const isUnder = (record: { topic: string | null }) => record.topic !== null && family.includes(record.topic);
  const [counts, indicators, everyTask, everyGoal, documents, members, bodies] = await Promise.all([
    countByTopic(known),
    listIndicators({ topics: family }, known),
    listTasks(known),
    listGoals(known),
    listDocumentPage({ filter: { topics: family }, perPage: SHOWN, locale }, known),
    listTopicMembers(family, SHOWN, known),
    listBodies(known),
  ]);
  const tasks = everyTask.filter(isUnder);
  const spoken = everyGoal.filter((goal) => goal.kind !== 'group' && isUnder(goal));
  const setBy = await listDocuments(spoken.flatMap(({ document }) => document ?? []));
  const goals = knownGoals(spoken, new Map(setBy.map((document) => [document.code, document.issued])), view.asOf);
  const sources = await listSourceBriefs(
    [
      ...indicators.flatMap(({ figures }) => figures.flatMap(({ citations }) => citations.map(({ source }) => source))),
      ...indicators.flatMap(({ targets }) => targets.map(({ source }) => source)),
      ...[...tasks, ...tasks.flatMap(({ facts }) => facts), ...goals, ...members.platforms, ...members.events].map(({ source }) => source),
      ...documents.flatMap(({ source }) => source ?? []),
    ],
    known,
  );
  const readings = indicators.map((indicator) => readIndicator(indicator, bodies, view.day));
  const above = parentsOf(topics, code).map((parent) => ({ label: localize(parent.name, locale).words, path: pathOf(parent.code) }));
  return (
    <PortalPage locale={locale} path={addressOf(pathOf(code), view)} bar={<ViewBar locale={locale} view={view} path={pathOf(code)} />}>
      <RoomCrumbs locale={locale} view={view} room="topics" above={above} current={localize(topic.name, locale).words} />
      <TopicPage {...{ locale, view, topic, topics, counts, readings, tasks, goals, documents, members, bodies, sources }} shown={SHOWN} />
    </PortalPage>
  );
}

export async function topicMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const [topics, counts, t] = await Promise.all([
    listTopics(view.known),
    countByTopic(view.known),
    getTranslations({ locale, namespace: 'topics' }),
  ]);
  const topic = topics.find((candidate) => candidate.code === code);
  if (!topic) return null;
  const list = countedWords(sumUnder(topics, code, counts, TOPIC_KINDS), t, locale);
  const description = list === null ? t('nothing') : t('gathered', { list });
  return pageMetadata({ locale, path: pathOf(code), title: localize(topic.name, locale).words, description, isVariant });
}
