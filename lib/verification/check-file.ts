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
import { type Subject, subjectOf } from './subject';

export type Release = { number: number; madeAt: string };
export type Verdict = { sum: string } & (
  | { is: 'genuine'; findings: Finding[] }
  /** Every row of it is in the table as it was released; the file as a whole was not: a filtered download, or one that was saved anew. */
  | { is: 'part'; table: string; release: Release; rows: number }
  /** `others` of its rows are not in the table as it was released; `shown` are the first of them. */
  | { is: 'different'; table: string; release: Release; rows: number; others: number; shown: string[] }
  /** It looks like a table of ours, in a form whose rows cannot be compared here. */
  | { is: 'unlike'; table: string; release: Release }
  | { is: 'unknown'; release: Release | null }
);

/** A file of more rows is compared by the reader: what one question may cost is bounded. */
const MOST_ROWS = 400_000;
const takeTurn = turns(2);
const MOST_SHOWN = 5;
const LONGEST_SHOWN = 300;

/** Whether a file with this sum was published. */
export async function checkSum(sum: string): Promise<Verdict> {
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

async function compare(sum: string, bytes: Uint8Array, { table, rows }: Subject, release: Release): Promise<Verdict> {
  const of = { sum, table: table.id, release };
  if (rows === null) return { ...of, is: 'unlike' };
  const own = await rowsOf(bytes, rows);
  if (own.size > MOST_ROWS) return { ...of, is: 'unlike' };
  const count = own.size;
  const file = path.join(folderOf(release.number), 'tables', `${table.id}.${rows === 'csv' ? 'csv' : 'ndjson'}`);
  try {
    for await (const row of rowsInText(createReadStream(file), rows === 'csv')) own.delete(row);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { ...of, is: 'unlike' };
    throw error;
  }
  // A head without rows says nothing that could be compared.
  if (count === 0) return { ...of, is: 'unlike' };
  if (own.size === 0) return { ...of, is: 'part', rows: count };
  const shown = [...own].slice(0, MOST_SHOWN).map((row) => row.slice(0, LONGEST_SHOWN));
  return { ...of, is: 'different', rows: count, others: own.size, shown };
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
