import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { DuckDBConnection } from '@duckdb/node-api';
import { LOCALES } from '@/lib/i18n/localized';
import { permanentAddress } from '../addresses';
import { copyOut } from '../copy-out';
import { quoted, rowsIn, withDuck } from '../duck';
import type { Format, TableFile } from '../file';
import { exactRows } from '../rows-sql';
import type { Column, ColumnType } from '../table';
import { turns } from '../turns';

/** Each takes up to 300 MB of memory while it is written. */
const takeTurn = turns(2);

const types: Partial<Record<ColumnType, string>> = { integer: 'BIGINT', boolean: 'BOOLEAN', date: 'DATE', timestamp: 'TIMESTAMPTZ' };
const named = ({ id }: Column) => `"${id}"`;

/** The type in which every number of the column stands with all its digits; text where no type holds them. */
async function decimalType(duck: DuckDBConnection, rows: string, column: Column): Promise<string> {
  const [whole, places] = [1, 2].map((part) => `coalesce(max(length(split_part(ltrim(${named(column)}, '-'), '.', ${part}))), 0)::INTEGER`);
  const [[most = 0, scale = 0] = []] = (await duck.runAndReadAll(`SELECT ${whole}, ${places} FROM ${rows}`)).getRows() as [
    number,
    number,
  ][];
  return most + scale <= 38 ? `DECIMAL(38, ${scale})` : 'VARCHAR';
}

async function cellOf(duck: DuckDBConnection, rows: string, column: Column): Promise<string> {
  if (column.type === 'list') return `string_split(${named(column)}, ';') AS ${named(column)}`;
  const type = column.type === 'decimal' ? await decimalType(duck, rows, column) : types[column.type];
  return type === undefined ? named(column) : `CAST(${named(column)} AS ${type}) AS ${named(column)}`;
}

/** A group of rows is held in memory until it is whole: as many rows as DuckDB takes of its own, fewer where they are long. */
const groupBytes = 32 * 1024 * 1024;
const [leastGrouped, mostGrouped] = [2048, 122_880];

async function rowsInGroup(duck: DuckDBConnection, rows: string, bytes: number): Promise<number> {
  const [[count = 0] = []] = (await duck.runAndReadAll(`SELECT count(*)::INTEGER FROM ${rows}`)).getRows() as [number][];
  return Math.min(mostGrouped, Math.max(leastGrouped, Math.floor((groupBytes * count) / bytes)));
}

/** What the file says of itself, in every language. */
function said(file: TableFile): string {
  const { table, words, origin } = file;
  const facts: Record<string, string | null> = {
    table: table.id,
    ...Object.fromEntries(LOCALES.map((locale) => [`title_${locale}`, words.title[locale]])),
    publisher: origin.publisher.vi,
    licence: origin.licence.url,
    edition: origin.edition === null ? null : String(origin.edition),
    as_of: origin.asOf,
    judged_on: origin.judgedOn,
    address: permanentAddress(file),
  };
  return Object.entries(facts)
    .flatMap(([name, text]) => (text === null ? [] : [`${quoted(name)}: ${quoted(text)}`]))
    .join(', ');
}

async function* written(file: TableFile, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const { table, asked } = file;
  const endTurn = await takeTurn();
  const folder = await mkdtemp(path.join(tmpdir(), 'portal-parquet-'));
  try {
    const [lines, target] = [path.join(folder, 'rows.csv'), path.join(folder, 'rows.parquet')];
    await pipeline(copyOut(await exactRows(table, asked), 'csv'), createWriteStream(lines), { signal });
    await withDuck(folder, signal, async (duck) => {
      const rows = rowsIn(
        lines,
        table.columns.map(({ id }) => id),
      );
      const cells: string[] = [];
      for (const column of table.columns) cells.push(await cellOf(duck, rows, column));
      const group = await rowsInGroup(duck, rows, (await stat(lines)).size);
      await duck.run(`SET TimeZone = 'UTC'`);
      await duck.run(
        `COPY (SELECT ${cells.join(', ')} FROM ${rows}) TO ${quoted(target)}
         (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${group}, KV_METADATA {${said(file)}})`,
      );
    });
    yield* createReadStream(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
    endTurn();
  }
}

/** Columns with their types for programs that analyse: digits, days and instants exactly, lists as lists. */
export const parquet: Format = {
  extension: 'parquet',
  mediaType: 'application/vnd.apache.parquet',
  isFor: () => true,
  isNeutral: true,
  isShown: false,
  isMetadata: false,
  write(file) {
    const ending = new AbortController();
    const pieces = written(file, ending.signal);
    // Until its first byte the file is made in one go; a reader who goes away in between ends that too.
    const end = async () => {
      ending.abort();
      return pieces.return(undefined);
    };
    return { [Symbol.asyncIterator]: () => ({ next: () => pieces.next(), return: end }) };
  },
};
