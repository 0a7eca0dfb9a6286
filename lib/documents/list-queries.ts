import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { Locale } from '@/lib/i18n/localized';
import { type Created, countCreated } from './created-queries';
import type { DocumentFacet, DocumentFilter, DocumentSort } from './filter';
import { conditions, facetColumns, order } from './list-sql';
import { listDocuments } from './queries';
import type { DocumentRecord } from './schema';

export const DOCUMENTS_PER_PAGE = 20;
/** How many documents there are with one value; null counts those of which it is not known. */
export type FacetCount = { code: string | null; count: number };
export type DocumentFacets = Record<DocumentFacet, FacetCount[]>;
export type ListedDocument = DocumentRecord & { created: Created };

const keyOfFilter = ({ kind, organisation, topics, year }: DocumentFilter): string[] => [
  kind ?? '',
  organisation ?? '',
  (topics ?? []).join(';'),
  year ?? '',
];

/** How many documents meet the choices. */
export async function countDocuments(filter: DocumentFilter = {}, known: AsKnown = AS_IT_STANDS): Promise<number> {
  return cached([tag.list('document')], ['document-count', ...keyOfFilter(filter), keyOf(known)], async () => {
    const [row] = await db().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM document_revision WHERE ${conditions(filter, known)}`;
    return row?.count ?? 0;
  });
}

type Asked = { filter?: DocumentFilter; sort?: DocumentSort; page?: number; perPage?: number; locale: Locale };

/** One page of the library in the order asked for, each document with how much it created. */
export async function listDocumentPage(
  { filter = {}, sort = 'newest', page = 1, perPage = DOCUMENTS_PER_PAGE, locale }: Asked,
  known: AsKnown = AS_IT_STANDS,
): Promise<ListedDocument[]> {
  const sorted = sort === 'title' ? `title-${locale}` : sort;
  const key = ['document-page', ...keyOfFilter(filter), sorted, `${perPage}-${page}`, keyOf(known)];
  const codes = await cached([tag.list('document')], key, async () => {
    const rows = await db().$queryRaw<{ code: string }[]>`
      SELECT code FROM document_revision WHERE ${conditions(filter, known)}
       ORDER BY ${order(sort, locale)} LIMIT ${perPage} OFFSET ${(page - 1) * perPage}`;
    return rows.map((row) => row.code);
  });
  const [documents, created] = await Promise.all([listDocuments(codes, known), countCreated(codes, known)]);
  return codes.flatMap((code) => {
    const document = documents.find((candidate) => candidate.code === code);
    return document ? [{ ...document, created: created[code] ?? { goals: 0, tasks: 0, targets: 0 } }] : [];
  });
}

/** What each further choice would leave: every facet is counted under the other choices, not under its own. */
export async function countDocumentFacets(filter: DocumentFilter = {}, known: AsKnown = AS_IT_STANDS): Promise<DocumentFacets> {
  const { kind: _, ...anyKind } = filter;
  const { organisation: __, ...anyIssuer } = filter;
  const { topics: ___, ...anyTopic } = filter;
  const { year: ____, ...anyYear } = filter;
  const [kind, organisation, topic, year] = await Promise.all([
    countFacet('kind', anyKind, known),
    countFacet('organisation', anyIssuer, known),
    countFacet('topic', anyTopic, known),
    countFacet('year', anyYear, known),
  ]);
  return { kind, organisation, topic, year };
}

/** Kept by the other choices alone, so that pages and orders of one choice share it. */
async function countFacet(facet: DocumentFacet, others: DocumentFilter, known: AsKnown): Promise<FacetCount[]> {
  return cached([tag.list('document')], ['document-facet', facet, ...keyOfFilter(others), keyOf(known)], async () => {
    const rows = await db().$queryRaw<FacetCount[]>`
      SELECT ${facetColumns[facet]} AS code, count(*)::int AS count FROM document_revision
       WHERE ${conditions(others, known)} GROUP BY 1 ORDER BY 2 DESC, 1`;
    return rows.map(({ code, count }) => ({ code, count }));
  });
}
