import 'server-only';
import { type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import type { OrganisationRecord } from './schema';

/**
 * One body, or null where there is none with this code. As of a day, what its source says of it (mandate, dates) is left out
 * until that source had been published: the name alone is older than any source.
 */
export async function getOrganisation(code: string, known: AsKnown): Promise<OrganisationRecord | null> {
  return cached([tag.record('organisation', code), tag.list('source')], ['organisation', code, keyOf(known)], async () => {
    const { recordedBefore, asOf } = known;
    const row = await db().organisationRevision.findFirst({
      where: { code, ...openRevision(known) },
      select: {
        code: true,
        notation: true,
        kind: true,
        name: true,
        note: true,
        validFrom: true,
        validTo: true,
        isClass: true,
        sourceCode: true,
        confidence: true,
        source: {
          select: { revisions: { where: openRevision({ asOf: null, recordedBefore }), select: { publishedLatest: true } } },
        },
      },
    });
    if (!row) return null;
    const published = row.source?.revisions[0]?.publishedLatest?.toISOString().slice(0, 10) ?? null;
    const isSaid = asOf === null || (published !== null && published <= asOf);
    return {
      code: row.code,
      notation: row.notation,
      kind: row.kind,
      name: storedText(row.name),
      note: isSaid ? storedTextOrNull(row.note) : null,
      validFrom: row.validFrom,
      validTo: row.validTo,
      isClass: row.isClass,
      source: isSaid ? row.sourceCode : null,
      confidence: isSaid && row.confidence !== null ? confidence.parse(row.confidence) : null,
    };
  });
}
