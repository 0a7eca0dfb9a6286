import 'server-only';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { type AskedFile, askedByPage, fileOf } from '@/lib/catalog/door';
import { pageTables } from '@/lib/catalog/page-tables';
import { TABLES } from '@/lib/catalog/tables';
import { db } from '@/lib/db/client';
import type { Format } from '@/lib/exports/file';
import { formatOf, formatsOf } from '@/lib/exports/formats';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { hashOf, keepFile } from './hashing';
import type { AnsweredFile, Manifest, ReleaseFile } from './manifest';

/** The formats in which every table lies in a release: the same rows make the same file in every language. */
const KEPT: readonly string[] = ['csv', 'ndjson', 'parquet'];
/** What people take from the page of an indicator. */
const OF_INDICATORS: readonly string[] = ['csv', 'json', 'xlsx'];
/** Of a table with more rows, the files that repeat it once a language are left out, except JSON. */
const MOST_ROWS_IN_WORDS = 250_000;

const UNASKED = new URLSearchParams();
/** Formats without words are the same in every language, so the first stands for all. */
const languagesOf = ({ isNeutral }: Format): readonly Locale[] => (isNeutral ? LOCALES.slice(0, 1) : LOCALES);

export type Asking = (page: string) => Promise<AskedFile>;

/**
 * Asks for pages without parameters. What a table reads before its rows can be written (a status is computed) is read once for all formats,
 * languages and pages that show the same: the record does not change meanwhile.
 */
export function askingOnce(): Asking {
  const read = new Map<string, ReturnType<AskedFile['table']['select']>>();
  return async (page) => {
    const asked = await askedByPage(page, UNASKED);
    const { id, select } = asked.table;
    const once: typeof select = (question) => {
      const key = `${id} ${JSON.stringify(question)}`;
      const rows = read.get(key) ?? select(question);
      read.set(key, rows);
      return rows;
    };
    return { ...asked, table: { ...asked.table, select: once } };
  };
}

/** Writes every table into the folder; a table of which nothing is known yet is a file without rows. */
export async function keepTables(folder: string, ask: Asking): Promise<ReleaseFile[]> {
  await mkdir(path.join(folder, 'tables'));
  const files: ReleaseFile[] = [];
  for (const table of TABLES) {
    const asked = await ask(`/data/${table.id}`);
    const own: ReleaseFile[] = [];
    let rows = 0;
    for (const extension of KEPT) {
      const format = formatOf(extension);
      if (!format?.isFor(table)) continue;
      const name = `tables/${table.id}.${extension}`;
      const { lines, ...hashed } = await keepFile(path.join(folder, name), format.write(await fileOf(asked, 'vi', extension)));
      if (extension === 'ndjson') rows = lines;
      own.push({ path: name, table: table.id, format: extension, mediaType: format.mediaType, ...hashed });
    }
    files.push(...own.map((file) => ({ ...file, rows })));
  }
  return files;
}

export type Answering = {
  ask: Asking;
  kept: readonly ReleaseFile[];
  /** The release before, where the same program wrote it at the same edition: what is of the same rows need not be written again. */
  before: Manifest | null;
  /** Which pages are asked; all of them, unless told. */
  isAsked?: ((page: string) => boolean) | undefined;
};

/** The sums of what the portal answers just now at the addresses of whole tables and of indicators, beside the files that are kept. */
export async function hashAnswers({ ask, kept, before, isAsked = () => true }: Answering): Promise<AnsweredFile[]> {
  const rowsOf = new Map(kept.map(({ table, rows = 0 }) => [table, rows]));
  const unchanged = unchangedAnswers(kept, before);
  const known = new Set(kept.map(nameOf));
  const answers: AnsweredFile[] = [];
  for (const { page, isTaken } of await recordedPages()) {
    if (!isAsked(page)) continue;
    const asked = await ask(page);
    const table = asked.table.id;
    const isLong = (rowsOf.get(table) ?? 0) > MOST_ROWS_IN_WORDS;
    for (const format of formatsOf(asked.table)) {
      const { extension, isNeutral } = format;
      if (!isTaken(extension) || (isLong && !isNeutral && extension !== 'json')) continue;
      for (const locale of languagesOf(format)) {
        const address = `/${locale}${page}.${extension}`;
        const { sha256, bytes } = unchanged.get(address) ?? (await hashOf(format.write(await fileOf(asked, locale, extension))));
        const answer = { address, table, format: extension, ...(isNeutral ? {} : { language: locale }), sha256, bytes };
        if (known.has(nameOf(answer))) continue;
        known.add(nameOf(answer));
        answers.push(answer);
      }
    }
  }
  return answers;
}

const nameOf = ({ table, format, sha256 }: Pick<ReleaseFile, 'table' | 'format' | 'sha256'>): string => `${table} ${format} ${sha256}`;

/** What the portal answered at the release before for tables whose rows are still the same, by address. */
function unchangedAnswers(kept: readonly ReleaseFile[], before: Manifest | null): Map<string, AnsweredFile> {
  const earlier = new Map(before?.files.map((file) => [file.path, file.sha256]));
  const same = new Set(
    kept.flatMap(({ path: name, sha256, format, table }) => (format === 'csv' && earlier.get(name) === sha256 ? table : [])),
  );
  return new Map((before?.also ?? []).flatMap((answer) => (same.has(answer.table) ? [[answer.address, answer]] : [])));
}

type Page = { page: string; isTaken(extension: string): boolean };

/** The pages of which a release records the answers: whole tables, each under all its names, and indicators. */
export async function recordedPages(): Promise<Page[]> {
  // A page that answers a question, such as the search, is no table of its own.
  const lists = Object.entries(pageTables).flatMap(([room, { kind, table }]) =>
    kind === undefined && !room.includes('[') && TABLES.some(({ id }) => id === table) ? [room] : [],
  );
  const indicators = await db().$queryRaw<{ code: string }[]>`
    SELECT code FROM indicator_revision WHERE superseded_at IS NULL AND NOT withdrawn ORDER BY code`;
  return [
    ...TABLES.map(({ id }) => ({ page: `/data/${id}`, isTaken: (extension: string) => !KEPT.includes(extension) })),
    ...lists.map((page) => ({ page, isTaken: () => true })),
    ...indicators.map(({ code }) => ({ page: `/indicators/${code}`, isTaken: (extension: string) => OF_INDICATORS.includes(extension) })),
  ];
}
