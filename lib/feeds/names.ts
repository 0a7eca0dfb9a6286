import 'server-only';
import { db } from '@/lib/db/client';
import { type JsonRecord, type Reference, subjectOf } from '@/lib/publishing/difference';
import type { Named } from '@/lib/publishing/edition-changes';
import { kindNamed } from '@/lib/publishing/kinds';

type NameRow = { item: number; kind: string; code: string; record: string };

/** What each was called when its edition was published, and what those are called by which it is named. */
export async function readNames(asked: readonly { edition: number; of: readonly Reference[] }[]): Promise<(Named & { item: number })[]> {
  const first = await namesAt(asked.flatMap(({ edition, of }, item) => of.map((one) => ({ item, edition, ...one }))));
  const second = await namesAt(
    first.flatMap(({ item, subject }) => subject.of.map((one) => ({ item, edition: asked[item]?.edition as number, ...one }))),
  );
  return [...second, ...first];
}

async function namesAt(asked: readonly (Reference & { item: number; edition: number })[]): Promise<(Named & { item: number })[]> {
  if (asked.length === 0) return [];
  const distinct = new Map(asked.map((one) => [`${one.item} ${one.kind} ${one.code}`, one]));
  const rows = await db().$queryRaw<NameRow[]>`
    SELECT a.item, a.kind, a.code, c.record
      FROM jsonb_to_recordset(${JSON.stringify([...distinct.values()])}::jsonb) AS a(item int, edition int, kind text, code text)
     CROSS JOIN LATERAL (SELECT o.record FROM change o JOIN change_set s ON s.number = o.change_set_number
       WHERE o.kind = a.kind AND o.code = a.code AND s.edition <= a.edition ORDER BY s.edition DESC LIMIT 1) c`;
  return rows.map(({ item, kind, code, record }) => ({
    item,
    kind,
    code,
    subject: subjectOf(kind, JSON.parse(record) as JsonRecord),
    href: kindNamed(kind).href(code),
  }));
}
