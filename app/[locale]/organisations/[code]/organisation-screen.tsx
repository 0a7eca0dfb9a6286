import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { organisationFinding } from '@/components/organisations/finding';
import { OrganisationPage } from '@/components/organisations/organisation-page';
import { UnformedBody } from '@/components/organisations/unformed-body';
import { organisationWords } from '@/components/organisations/words';
import { tallyOf, tasksOf } from '@/lib/catalog/readings/body-tasks';
import { listDocuments } from '@/lib/documents/queries';
import { addressOf } from '@/lib/http/address';
import { pageMetadata } from '@/lib/http/metadata';
import { type Locale, localize } from '@/lib/i18n/localized';
import { listIndicators } from '@/lib/indicators/queries';
import { listFigureDuties } from '@/lib/organisations/figure-duty-queries';
import { getHoldings } from '@/lib/organisations/holdings-queries';
import { heirs, lineOf, takeovers } from '@/lib/organisations/lineage';
import { listBodies } from '@/lib/organisations/queries';
import { getOrganisation } from '@/lib/organisations/record-queries';
import { listReplies } from '@/lib/organisations/reply-queries';
import { standingOn } from '@/lib/organisations/standing';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import { listTasks } from '@/lib/strategy/queries';

const pathOf = (code: string) => `/organisations/${code}`;

/** Null where there is no such body. */
export async function organisationScreen(locale: Locale, code: string, view: View): Promise<ReactNode> {
  const { known, day } = view;
  const [body, bodies] = await Promise.all([getOrganisation(code, known), listBodies(known)]);
  if (body === null) return null;
  const isUnformed = standingOn(body, day).kind === 'not-yet';
  return (
    <PortalPage locale={locale} path={addressOf(pathOf(code), view)} bar={<ViewBar locale={locale} view={view} path={pathOf(code)} />}>
      <RoomCrumbs locale={locale} view={view} room="organisations" current={localize(body.name, locale).words} />
      {isUnformed ? (
        <UnformedBody body={body} words={await organisationWords(locale, view, bodies)} />
      ) : (
        <OrganisationPage {...{ locale, view, body, bodies }} {...(await recordsOf(code, view, body.source))} />
      )}
    </PortalPage>
  );
}

async function recordsOf(code: string, { known, day, asOf }: View, source: string | null) {
  const bodies = await listBodies(known);
  const line = lineOf(bodies, code, day);
  const { from, to } = takeovers(bodies, code, { day, asOf });
  const successions = [...from, ...to].map(({ succession }) => succession);
  const [tasks, duties, holdings, replies, documents] = await Promise.all([
    listTasks(known),
    listFigureDuties(line, known),
    getHoldings(code, line, known),
    listReplies(known, { organisation: code }),
    listDocuments(successions.flatMap((succession) => succession.document ?? [])),
  ]);
  const indicators = await listIndicators({ codes: duties }, known);
  const sources = await listSourceBriefs(
    [
      ...(source === null ? [] : [source]),
      ...successions.flatMap((succession) => succession.source ?? []),
      ...replies.flatMap((reply) => reply.source ?? []),
      ...indicators.flatMap(({ figures }) => figures.flatMap(({ citations }) => citations.map((citation) => citation.source))),
    ],
    known,
  );
  return { tasks, indicators, holdings, replies, documents, sources };
}

export async function organisationMetadata(locale: Locale, code: string, view: View, isVariant: boolean): Promise<Metadata | null> {
  const { known, day } = view;
  const [body, bodies, tasks] = await Promise.all([getOrganisation(code, known), listBodies(known), listTasks(known)]);
  if (body === null) return null;
  const words = await organisationWords(locale, view, bodies);
  const own = tasksOf(code, foldTasks(tasks, view), { bodies, day });
  const name = localize(body.name, locale).words;
  const standing = standingOn(body, day);
  const title = organisationFinding(
    { name, isClass: body.isClass, standing, tasks: own.length, tally: tallyOf(own), heirs: heirs(bodies, code, day).length },
    words,
  );
  return pageMetadata({ locale, path: pathOf(code), title, description: words.t('pageDescription', { name }), isVariant });
}
