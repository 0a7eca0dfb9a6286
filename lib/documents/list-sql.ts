import type { AsKnown } from '@/lib/as-known';
import { Prisma } from '@/lib/db/generated/client';
import type { Locale } from '@/lib/i18n/localized';
import { openRows } from '@/lib/open-rows';
import type { DocumentFacet, DocumentFilter, DocumentSort } from './filter';

/** Rows of document_revision that stood then, had been issued by the as-of and meet every choice. */
export function conditions({ kind, organisation, topics, year }: DocumentFilter, known: AsKnown): Prisma.Sql {
  const { asOf } = known;
  const parts = [
    openRows(known),
    ...(asOf === null ? [] : [Prisma.sql`issued_latest <= ${asOf}::date`]),
    ...(kind === undefined ? [] : [Prisma.sql`kind = ${kind}`]),
    ...(organisation === undefined ? [] : [Prisma.sql`issuer_code = ${organisation}`]),
    ...(topics === undefined ? [] : [Prisma.sql`topic_code = ANY(${[...topics]})`]),
    // As a range of days, so that the index on the day serves it.
    ...(year === undefined ? [] : [Prisma.sql`issued_latest BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date`]),
  ];
  return Prisma.join(parts, ' AND ');
}

/** By day, or by title in the language of the page; the code keeps the order stable. Documents without a day stand last. */
export function order(sort: DocumentSort, locale: Locale): Prisma.Sql {
  if (sort === 'newest') return Prisma.sql`issued_latest DESC NULLS LAST, code`;
  if (sort === 'oldest') return Prisma.sql`issued_latest ASC NULLS LAST, code`;
  return Prisma.sql`coalesce(title ->> ${locale}, title ->> (title ->> 'original')) COLLATE "vi-x-icu", code`;
}

export const facetColumns: Record<DocumentFacet, Prisma.Sql> = {
  kind: Prisma.sql`kind`,
  organisation: Prisma.sql`issuer_code`,
  topic: Prisma.sql`topic_code`,
  year: Prisma.sql`extract(year FROM issued_latest)::int::text`,
};
