import 'server-only';
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { reading } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { turns } from '@/lib/exports/turns';
import { digestOf } from '@/lib/storage/stored-bytes';
import { type Finding, findBySum } from './archive/archive-queries';
import { folderOf } from './archive/place';
import { rowsInJson, rowsInText } from './rows-in-text';
import { type Shown, shownRows } from './shown-rows';
import { type Subject, subjectOf } from './subject';

export type Release = { number: number; madeAt: string };
/** With what a file was compared. */
export type Place = { release: Release } | Shown;
export type Verdict = { sum: string } & (
  | { is: 'genuine'; findings: Finding[] }
  /** No bytes at all: every empty file has the same sum, so that it says nothing of where it comes from. */
  | { is: 'empty' }
  /** Every row of it is in the table there; the file as a whole was not recorded: a choice of rows, or one that was saved anew. */
  | { is: 'part'; table: string; place: Place; rows: number }
  /** `others` of its rows are not in the table there; `shown` are the first of them. */
  | { is: 'different'; table: string; place: Place; rows: number; others: number; shown: string[] }
  /** It looks like a table of ours, in a form whose rows cannot be compared here. */
  | { is: 'unlike'; table: string; release: Release }
  | { is: 'unknown'; release: Release | null }
);

/** A file of more rows is compared by the reader: what one question may cost is bounded. */
const MOST_ROWS = 400_000;
const SUM_OF_NOTHING = digestOf(new Uint8Array());
const takeTurn = turns(2);
const MOST_SHOWN = 5;
const LONGEST_SHOWN = 300;

/** Whether a file with this sum was published. */
export async function checkSum(sum: string): Promise<Verdict> {
  if (sum === SUM_OF_NOTHING) return { sum, is: 'empty' };
  const findings = await findBySum(sum);
  return findings.length > 0 ? { sum, is: 'genuine', findings } : { sum, is: 'unknown', release: await releaseOf(null) };
}

/** Whether these bytes were published, and if not, what of them was. Nothing is kept. */
export async function checkFile(bytes: Uint8Array, name: string): Promise<Verdict> {
  const verdict = await checkSum(digestOf(bytes));
  const subject = verdict.is === 'unknown' ? subjectOf(bytes, name) : null;
  const release = subject && (await releaseOf(subject.edition));
  if (!subject || !release) return verdict;
  const endTurn = await takeTurn();
  try {
    return await compare(verdict.sum, bytes, subject, release);
  } finally {
    endTurn();
  }
}

/** The newest release of an edition, else the newest of all, among those whose files are kept. */
async function releaseOf(edition: number | null): Promise<Release | null> {
  const rows = await reading(
    () => db().$queryRaw<Release[]>`
    SELECT number, to_char(made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "madeAt" FROM archive_release
     WHERE files_removed_at IS NULL ORDER BY (edition = ${edition ?? 0}) DESC, number DESC LIMIT 1`,
  );
  return rows[0] ?? null;
}

async function compare(sum: string, bytes: Uint8Array, subject: Subject, release: Release): Promise<Verdict> {
  const { table, rows } = subject;
  const unlike: Verdict = { sum, is: 'unlike', table: table.id, release };
  const own = rows === null ? null : await rowsOf(bytes, rows);
  const [first] = own ?? [];
  // A head without rows says nothing that could be compared.
  if (own === null || first === undefined || own.size > MOST_ROWS) return unlike;
  // Releases hold no table as of a day.
  const released = subject.asOf === null ? await foreignTo(own, releasedRows(subject, release)) : null;
  let nearest = released && { place: { release } as Place, foreign: released };
  if (nearest?.foreign.size !== 0) {
    const asked = await shownRows(subject, first);
    const foreign = asked && (await foreignTo(own, asked.rows));
    if (foreign && (!nearest || foreign.size < nearest.foreign.size)) nearest = { place: asked.shown, foreign };
  }
  if (!nearest) return unlike;
  const { place, foreign } = nearest;
  if (foreign.size === 0) return { sum, is: 'part', table: table.id, place, rows: own.size };
  const shown = [...foreign].slice(0, MOST_SHOWN).map((row) => row.slice(0, LONGEST_SHOWN));
  return { sum, is: 'different', table: table.id, place, rows: own.size, others: foreign.size, shown };
}

/** Which of the rows are not among the published ones; null where those are not kept. */
async function foreignTo(own: ReadonlySet<string>, published: AsyncIterable<string>): Promise<Set<string> | null> {
  const foreign = new Set(own);
  try {
    for await (const row of published) {
      foreign.delete(row);
      if (foreign.size === 0) break;
    }
    return foreign;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function releasedRows({ table, rows }: Subject, release: Release): AsyncIterable<string> {
  const isCsv = rows === 'csv';
  const file = path.join(folderOf(release.number), 'tables', `${table.id}.${isCsv ? 'csv' : 'ndjson'}`);
  return rowsInText(createReadStream(file), isCsv);
}

/** The rows of a file, each once, without its head. */
async function rowsOf(bytes: Uint8Array, rows: NonNullable<Subject['rows']>): Promise<Set<string>> {
  const own = new Set<string>();
  if (rows === 'json') return new Set(rowsInJson(new TextDecoder().decode(bytes)));
  let isHead = rows === 'csv';
  for await (const row of rowsInText([bytes], rows === 'csv')) {
    if (!isHead && row !== '') own.add(row);
    isHead = false;
    if (own.size > MOST_ROWS) break;
  }
  return own;
}
