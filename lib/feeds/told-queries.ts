import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import type { LocalizedText } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { difference, type JsonRecord, type Reference, referencesIn, subjectOf } from '@/lib/publishing/difference';
import type { ChangedRecord, Named } from '@/lib/publishing/edition-changes';
import type { Item } from './item-queries';
import { readNames } from './names';
import type { Scope } from './scope';
import { readFigures, type ToldFigure } from './told-figures';

/** An entry with all it needs to be told: what the records were called when the edition was published. */
export type Told = Pick<Item, 'edition' | 'publishedAt' | 'host' | 'total'> & {
  setTitle: LocalizedText;
  records: ChangedRecord[];
  figures: ToldFigure[];
  figureTotal: number;
  named: Named[];
  /** The record has been withdrawn since: it has no page any more. */
  isGone: boolean;
};

/** The items with the words of their records, their figures, and the names of all they name. */
export async function tellItems(scope: Scope, items: readonly Item[]): Promise<Told[]> {
  const key = items.map(({ edition, host }) => `${edition} ${host.kind} ${host.code}`).join(';');
  const of = scope.kind === 'record' ? `${scope.of} ${scope.codes.join(';')}` : scope.kind;
  return cached([tag.list('edition')], ['feed-told', of, key], async () => {
    const [records, figures, titles, gone] = await Promise.all([
      readRecords(items),
      readFigures(scope, items),
      readTitles(items),
      readGone(items),
    ]);
    const bare = items.map((item, index) => ({
      ...item,
      setTitle: titles.get(item.edition) as LocalizedText,
      records: records.filter((record) => record.item === index).map(({ item: _, ...record }) => record),
      figures: figures.filter((figure) => figure.item === index).map(({ item: _, total: __, ...figure }) => figure),
      figureTotal: figures.find((figure) => figure.item === index)?.total ?? 0,
      isGone: gone.has(`${item.host.kind} ${item.host.code}`),
    }));
    const names = await readNames(
      bare.map(({ edition, host, records: own, figures: moved }) => ({ edition, of: mentions(host, own, moved) })),
    );
    return bare.map(({ series: _, ...item }, index) => ({ ...item, named: names.filter((one) => one.item === index) }));
  });
}

type RecordRow = { item: number; kind: string; code: string; nature: ChangedRecord['nature']; record: string; before: string | null };

async function readRecords(items: readonly Item[]): Promise<(ChangedRecord & { item: number })[]> {
  const asked = items.flatMap(({ edition, records }, item) =>
    records.map(({ kind, code }, place) => ({ item, place, edition, kind, code })),
  );
  const rows = await db().$queryRaw<RecordRow[]>`
    SELECT a.item, c.kind, c.code, c.nature, c.record, b.record AS before
      FROM jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS a(item int, place int, edition int, kind text, code text)
      JOIN change_set s ON s.edition = a.edition
      JOIN change c ON (c.change_set_number, c.kind, c.code) = (s.number, a.kind, a.code)
      LEFT JOIN LATERAL (
        SELECT o.record FROM change o JOIN change_set p ON p.number = o.change_set_number
         WHERE o.kind = a.kind AND o.code = a.code AND p.edition < a.edition ORDER BY p.edition DESC LIMIT 1) b ON c.nature <> 'new'
     ORDER BY a.item, a.place`;
  return rows.map(({ item, kind, code, nature, record, before }) => {
    const after = JSON.parse(record) as JsonRecord;
    const fields = before === null ? [] : difference(JSON.parse(before) as JsonRecord, after);
    return { item, kind, code, nature, subject: subjectOf(kind, after), fields };
  });
}

async function readTitles(items: readonly Item[]): Promise<Map<number, LocalizedText>> {
  const rows = await db().changeSet.findMany({
    where: { edition: { in: items.map(({ edition }) => edition) } },
    select: { edition: true, title: true },
  });
  return new Map(rows.map(({ edition, title }) => [edition as number, storedText(title)]));
}

async function readGone(items: readonly Item[]): Promise<Set<string>> {
  const hosts = items.map(({ host }) => host);
  const rows = await db().$queryRaw<Reference[]>`
    SELECT kind, code FROM (
      SELECT DISTINCT ON (c.kind, c.code) c.kind, c.code, c.nature FROM change c JOIN change_set s ON s.number = c.change_set_number
       WHERE s.edition IS NOT NULL AND (c.kind, c.code) IN (SELECT * FROM unnest(${hosts.map((one) => one.kind)}::text[], ${hosts.map((one) => one.code)}::text[]))
       ORDER BY c.kind, c.code, s.edition DESC) newest
     WHERE nature = 'withdrawal'`;
  return new Set(rows.map(({ kind, code }) => `${kind} ${code}`));
}

function mentions(host: Reference, records: readonly ChangedRecord[], figures: readonly ToldFigure[]): Reference[] {
  return [
    host,
    ...records.flatMap(({ kind, code, subject, fields }) => [{ kind, code }, ...subject.of, ...referencesIn(kind, fields)]),
    ...figures.flatMap(({ indicator, series, area }) => [
      { kind: 'indicator', code: indicator },
      { kind: 'series', code: series },
      { kind: 'area', code: area },
    ]),
  ];
}
