import 'server-only';
import type { ClientBase } from 'pg';
import { bodiesOf, type Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import type { FigureRecord } from '@/lib/indicators/schema';
import { sheetKinds } from '@/lib/publishing/columns/sheet';
import { kindNamed } from '@/lib/publishing/kinds';
import { keptOf } from '@/lib/publishing/ownership';
import { readRecords } from '@/lib/publishing/records';
import { type NamedCode, type TableFile, tableFile } from './template';
import type { SheetLanguage } from './words';

export type Asked = { kind: string; language: SheetLanguage; format: 'xlsx' | 'csv'; organisation: string | null };

/**
 * A template for an editor; with `organisation`, what that body keeps as it is published. Null where the viewer edits nothing, or
 * not for that body.
 */
export function exportedTable(viewer: Viewer, { kind, language, format, organisation }: Asked): AsyncGenerator<Buffer> | null {
  const bodies = bodiesOf(viewer, 'editor');
  if (bodies.length === 0 || !sheetKinds().includes(kind)) return null;
  if (organisation !== null && !bodies.includes(organisation)) return null;
  const file: TableFile = { kind, language, format, codes: (target) => codesOf(target, language) };
  return tableFile(organisation === null ? file : { ...file, records: recordsOf(kind, organisation) });
}

const BATCH = 500;

async function withClient<T>(work: (db: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    return await work(client);
  } finally {
    client.release();
  }
}

/** The records of another kind that a column may name. */
async function* codesOf(kind: string, language: SheetLanguage): AsyncGenerator<NamedCode> {
  const { table, columns } = kindNamed(kind);
  const key = ['name', 'title', 'term'].find((one) => one in columns);
  const name = key === undefined ? `''` : `to_jsonb("${columns[key]}")`;
  const { rows } = await pool().query<{ code: string; name: string | Record<string, string> | null }>(
    `SELECT code, ${name} AS name FROM "${table}" WHERE superseded_at IS NULL AND NOT withdrawn ORDER BY code`,
  );
  for (const { code, name: said } of rows) {
    const words = typeof said === 'string' ? said : (said?.[language] ?? said?.[said.original ?? 'vi'] ?? '');
    yield { code, name: words };
  }
}

/** What a body keeps of a kind, as it is published, batch by batch. */
async function* recordsOf(kind: string, organisation: string): AsyncGenerator<Record<string, unknown>> {
  if (kind === 'figure') return yield* figuresOf(organisation);
  const { table } = kindNamed(kind);
  for (let after = ''; ; ) {
    const batch = await withClient(async (db) => {
      const { rows } = await db.query<{ code: string }>(
        `SELECT code FROM "${table}" WHERE superseded_at IS NULL AND NOT withdrawn AND code > $1 ORDER BY code LIMIT ${BATCH}`,
        [after],
      );
      const read = await readRecords(
        db,
        kindNamed(kind),
        rows.map(({ code }) => code),
      );
      const records = rows.flatMap(({ code }) => read.get(code) ?? []);
      const kept = await keptOf(db, organisation, kind, records, null);
      return { codes: rows.map(({ code }) => code), records: records.filter(({ code }) => kept.has(code)) };
    });
    for (const { code, record } of batch.records) yield { ...record, code };
    if (batch.codes.length < BATCH) return;
    after = batch.codes.at(-1) as string;
  }
}

/** Each figure once for each source it is cited from. */
async function* figuresOf(organisation: string): AsyncGenerator<FigureRecord> {
  const series = await withClient(async (db) => {
    const { rows } = await db.query<{ code: string }>(
      'SELECT code FROM series_revision WHERE superseded_at IS NULL AND NOT withdrawn ORDER BY code',
    );
    const claimed = rows.map(({ code }) => ({ code, record: { series: code } }));
    const kept = await keptOf(db, organisation, 'figure', claimed, null);
    return rows.map(({ code }) => code).filter((code) => kept.has(code));
  });
  for (const code of series) {
    for (let after = '0'; ; ) {
      const { rows } = await pool().query<FigureRecord & { id: string }>(
        `SELECT c.id::text, o.series_code AS series, o.period, o.area_code AS area, o.release_code AS release, o.value::text, o.qualifier, o.status, o.note,
                c.source_code AS source, c.quote, c.quote_language AS "quoteLanguage", c.confidence
           FROM observation o JOIN citation c ON c.observation_id = o.id
          WHERE o.series_code = $1 AND o.superseded_at IS NULL AND o.nature <> 'withdrawal' AND c.id > $2 ORDER BY c.id LIMIT ${BATCH * 10}`,
        [code, after],
      );
      for (const { id: _, ...figure } of rows) yield figure;
      if (rows.length < BATCH * 10) break;
      after = rows.at(-1)?.id as string;
    }
  }
}
