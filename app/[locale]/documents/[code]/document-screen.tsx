import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DocumentPage } from '@/components/documents/document-page';
import { documentTitle } from '@/components/documents/document-words';
import { UnknownDocument } from '@/components/documents/unknown-document';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { listArticlesOn, listEventsOf, listSuccessionsBy } from '@/lib/documents/around-queries';
import { listCreatedTargets } from '@/lib/documents/created-queries';
import { getDocument, listDocuments } from '@/lib/documents/queries';
import { listRelations } from '@/lib/documents/relation-queries';
import type { DocumentRecord } from '@/lib/documents/schema';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listGoals, listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';

const pathOf = (code: string) => `/documents/${code}`;

/** Null where there is no such document; where it had not been issued by the day of the view, the page says so. */
export async function documentScreen(locale: Locale, code: string, view: View): Promise<ReactNode> {
  const document = await getDocument(code, view.known);
  if (!document) return null;
  const page = document.isIssued ? await documentPage(locale, document, view) : null;
  return (
    <PortalPage locale={locale} path={addressOf(pathOf(code), view)} bar={<ViewBar locale={locale} view={view} path={pathOf(code)} />}>
      <RoomCrumbs
        locale={locale}
        view={view}
        room="documents"
        current={document.isIssued ? (document.notation ?? localize(document.title, locale).words) : code}
      />
      {page ?? <UnknownDocument locale={locale} view={view} code={code} />}
    </PortalPage>
  );
}

async function documentPage(locale: Locale, document: DocumentRecord, view: View) {
  const { code } = document;
  const { known } = view;
  const [everyTask, everyGoal, targets, relations, successions, events, articles, bodies, topics] = await Promise.all([
    listTasks(known),
    listGoals(known),
    listCreatedTargets(code, known),
    listRelations(code, known),
    listSuccessionsBy(code, known),
    listEventsOf(code, known),
    listArticlesOn(code, known),
    listBodies(known),
    listTopics(known),
  ]);
  const tasks = everyTask.filter((task) => task.document === code || task.facts.some((fact) => fact.document === code));
  const goals = everyGoal.filter((goal) => goal.document === code && goal.kind !== 'group');
  const cited = [
    document.source,
    ...[...relations, ...targets, ...goals, ...tasks, ...tasks.flatMap(({ facts }) => facts), ...events].map(({ source }) => source),
    ...targets.map(({ moved }) => moved?.source ?? null),
    ...successions.bodies.map(({ source }) => source),
  ];
  const [sources, earlier] = await Promise.all([
    listSourceBriefs(
      cited.flatMap((source) => source ?? []),
      known,
    ),
    listDocuments(
      targets.flatMap(({ moved }) => moved?.document ?? []),
      known,
    ),
  ]);
  return (
    <DocumentPage
      {...{ locale, view, document, tasks, goals, targets, earlier, relations, successions, events, articles, bodies, topics, sources }}
    />
  );
}

export async function documentMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const [document, t] = await Promise.all([getDocument(code, view.known), getTranslations({ locale, namespace: 'documents' })]);
  if (!document) return null;
  const title = document.isIssued ? (await documentTitle(document, locale)).words : t('list.title');
  return pageMetadata({ locale, path: pathOf(code), title, description: t('description'), isVariant });
}
