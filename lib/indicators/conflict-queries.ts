import 'server-only';
import { AS_IT_STANDS, type AsKnown, keyOf, openRevision } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { localeSchema } from '@/lib/i18n/localized';
import { storedText, storedTextOrNull } from '@/lib/i18n/stored-text';
import { confidence } from '@/lib/record';
import type { ConflictRecord } from './conflict-schema';
import { type Figure, readVintages } from './figure-queries';

/** All open disagreements between sources, by code. */
export async function listConflicts(known: AsKnown = AS_IT_STANDS): Promise<ConflictRecord[]> {
  return cached([tag.list('conflict')], ['conflicts', keyOf(known)], async () => {
    const rows = await db().conflict.findMany({
      where: openRevision(known),
      include: { statements: { orderBy: { side: 'asc' } } },
      orderBy: { code: 'asc' },
    });
    const links = await db().link.findMany({
      where: { fromKind: 'conflict', fromCode: { in: rows.map((row) => row.code) } },
      select: { fromCode: true, fromRevision: true, role: true, indicatorCode: true, sourceCode: true },
      orderBy: [{ role: 'asc' }, { position: 'asc' }],
    });
    return rows.map((row) => {
      const own = links.filter((link) => link.fromCode === row.code && link.fromRevision === row.revision);
      return {
        code: row.code,
        kind: row.kind,
        title: storedText(row.title),
        explanation: storedText(row.explanation),
        rule: storedTextOrNull(row.rule),
        indicators: own.flatMap((link) => link.indicatorCode ?? []),
        statements: row.statements.map((s) => ({
          side: s.side,
          words: storedText(s.words),
          sources: own.filter((link) => link.role === `sources-${s.side}`).flatMap((link) => link.sourceCode ?? []),
          series: s.seriesCode,
          period: s.period,
          release: s.releaseCode,
          value: s.value?.toFixed() ?? null,
          quote: s.quote,
          quoteLanguage: s.quoteLanguage === null ? null : localeSchema.parse(s.quoteLanguage),
          confidence: s.confidence === null ? null : confidence.parse(s.confidence),
        })),
      };
    });
  });
}

/** Every vintage for the country, as known then, of the series that open disagreements name. */
export async function listConflictFigures(known: AsKnown = AS_IT_STANDS): Promise<Figure[]> {
  return cached([tag.list('conflict'), tag.list('observation')], ['conflict-figures', keyOf(known)], async () => {
    const rows = await db().conflictStatement.findMany({
      where: { seriesCode: { not: null }, conflict: openRevision(known) },
      select: { seriesCode: true },
      distinct: ['seriesCode'],
      orderBy: { seriesCode: 'asc' },
    });
    return readVintages(
      rows.flatMap((row) => row.seriesCode ?? []),
      'vn',
      known,
    );
  });
}
