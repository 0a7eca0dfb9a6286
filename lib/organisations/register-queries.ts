import 'server-only';
import { type AsKnown, keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { Locale, LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { openRows } from '@/lib/open-rows';

export type OrganisationRow = {
  code: string;
  notation: string | null;
  kind: string;
  name: LocalizedText;
  isClass: boolean;
  validFrom: string | null;
  validTo: string | null;
};
export type OrganisationList = { items: OrganisationRow[]; total: number; kinds: { code: string; count: number }[] };
export const ORGANISATIONS_PER_PAGE = 20;

const collations = { vi: 'vi-x-icu', en: 'en-x-icu', fr: 'fr-x-icu', ru: 'ru-x-icu' } as const satisfies Record<Locale, string>;

type Asked = { locale: Locale; asOf: string | null; kind?: string; page?: number };

/**
 * One page of the register in the order of names in the reader's language, with the number of bodies of each kind. As of a
 * day, without those that were formed later.
 */
export async function listOrganisations(known: AsKnown, { locale, asOf, kind, page = 1 }: Asked): Promise<OrganisationList> {
  return cached([tag.list('organisation')], ['organisations', keyOf(known), asOf ?? '', locale, kind ?? '', String(page)], async () => {
    const formed = asOf === null ? Prisma.empty : Prisma.sql`AND (valid_from IS NULL OR period_first_day(valid_from) <= ${asOf}::date)`;
    const ofKind = kind === undefined ? Prisma.empty : Prisma.sql`AND kind = ${kind}`;
    const open = Prisma.sql`${openRows(known)} ${formed}`;
    const [rows, kinds] = await Promise.all([
      db().$queryRaw<OrganisationRow[]>`
          SELECT code, notation, kind, name, is_class AS "isClass", valid_from AS "validFrom", valid_to AS "validTo"
            FROM organisation_revision WHERE ${open} ${ofKind}
           ORDER BY coalesce(name->>${locale}, name->>(name->>'original')) COLLATE ${Prisma.raw(`"${collations[locale]}"`)}, code
           LIMIT ${ORGANISATIONS_PER_PAGE} OFFSET ${(page - 1) * ORGANISATIONS_PER_PAGE}`,
      db().$queryRaw<{ code: string; count: number }[]>`
          SELECT kind AS code, count(*)::int AS count FROM organisation_revision WHERE ${open} GROUP BY kind ORDER BY 2 DESC, 1`,
    ]);
    const total = kinds.filter(({ code }) => kind === undefined || code === kind).reduce((sum, { count }) => sum + count, 0);
    return { items: rows.map((row) => ({ ...row, name: storedText(row.name) })), total, kinds };
  });
}
