import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { type LibraryChoice, libraryPath } from '@/components/documents/library-address';
import { LibraryPage } from '@/components/documents/library-page';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ViewBar } from '@/components/layout/view-bar';
import { countCreated } from '@/lib/documents/created-queries';
import { isDocumentSort } from '@/lib/documents/filter';
import { countDocumentFacets, countDocuments, DOCUMENTS_PER_PAGE, listDocumentPage } from '@/lib/documents/list-queries';
import { listDocuments } from '@/lib/documents/queries';
import { pageMetadata } from '@/lib/http/metadata';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { listBodiesAround } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listSourceBriefs } from '@/lib/sources/queries';
import { listTopics } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';

/** The decision that set the Strategy: what it promised is the first question asked of the library. */
const STRATEGY = 'qd-411-ttg-2022';

/** The library, bare or narrowed; null for a page after the last and for an order there is none of. */
export async function documentsScreen(locale: Locale, view: View, choice: LibraryChoice = {}, page = 1) {
  const { known } = view;
  const sort = choice.sort ?? 'newest';
  if (!isDocumentSort(sort)) return null;
  const topics = await listTopics(known);
  const { kind, organisation, topic, year } = choice;
  const filter = { kind, organisation, year, ...(topic === undefined ? {} : { topics: withChildren(topics, topic) }) };
  const [documents, total, facets, [strategy], created] = await Promise.all([
    listDocumentPage({ filter, sort, page, locale }, known),
    countDocuments(filter, known),
    countDocumentFacets(filter, known),
    listDocuments([STRATEGY], known),
    countCreated([STRATEGY], known),
  ]);
  if (documents.length === 0 && page > 1) return null;
  const promised = created[STRATEGY];
  const founding = strategy && promised ? { ...strategy, created: promised } : null;
  const shown = [...documents, ...(founding ? [founding] : [])];
  const issuers = [...shown.map(({ issuer }) => issuer), ...facets.organisation.map(({ code }) => code), organisation];
  const [bodies, sources] = await Promise.all([
    listBodiesAround(
      issuers.flatMap((code) => code ?? []),
      known,
    ),
    listSourceBriefs(
      shown.flatMap(({ source }) => source ?? []),
      known,
    ),
  ]);
  return (
    <PortalPage locale={locale} path={libraryPath(choice, view, page)} bar={<ViewBar locale={locale} view={view} path="/documents" />}>
      <RoomCrumbs locale={locale} view={view} room="documents" />
      <LibraryPage
        {...{ locale, view, choice, facets, topics, bodies, documents, total, page, founding, sources }}
        perPage={DOCUMENTS_PER_PAGE}
      />
    </PortalPage>
  );
}

export async function documentsMetadata(locale: Locale, view: View, isVariant: boolean): Promise<Metadata> {
  const [total, facets, t] = await Promise.all([
    countDocuments({}, view.known),
    countDocumentFacets({}, view.known),
    getTranslations({ locale, namespace: 'documents' }),
  ]);
  const undated = facets.year.find(({ code }) => code === null)?.count ?? 0;
  const description = t('list.lede', { count: total, shown: formatCount(total, locale), undated });
  return pageMetadata({ locale, path: '/documents', title: t('list.title'), description, isVariant });
}
