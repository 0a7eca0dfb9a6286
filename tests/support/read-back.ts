import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import pg from 'pg';
import type { Asked } from '@/lib/exports/rows-sql';
import type { Column, Table } from '@/lib/exports/table';

/** A cell as it is compared: its text, a list by its items, nothing where nothing is known. */
export type Cell = string | readonly string[] | null;

/** `text[]`, which the types of the client do not list. */
const TEXTS = 1009 as Parameters<typeof pg.types.getTypeParser>[0];
const BOOLEAN = 16;
const INSTANT = 1184;
/** As the database writes values, but for what JavaScript has no doubt about. */
const types = {
  getTypeParser: (oid: number) => {
    if (oid === TEXTS) return pg.types.getTypeParser(oid);
    if (oid === INSTANT) return (text: string) => new Date(text).toISOString();
    return oid === BOOLEAN ? (text: string) => (text === 't' ? 'true' : 'false') : (text: string) => text;
  },
} as pg.CustomTypesConfig;

/** The rows of a table as the database itself gives them, in the order of its key. */
export async function rowsInDatabase(client: pg.Client, table: Table, question: Asked): Promise<Cell[][]> {
  const { text, values } = await table.select(question);
  const named = (ids: readonly string[]) => ids.map((id) => `t."${id}"`).join(', ');
  const query = `SELECT ${named(table.columns.map(({ id }) => id))} FROM (${text}) t ORDER BY ${named(table.key)}`;
  const { rows } = await client.query<Cell[]>({ text: query, values, rowMode: 'array', types });
  return rows.map((row) => row.map((cell) => (Array.isArray(cell) && cell.length === 0 ? null : cell)));
}

/** Reads a file with DuckDB: the names and types it finds, and every cell as text. */
export async function readByDuck(bytes: Uint8Array, extension: 'csv' | 'parquet') {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-duck-'));
  const file = path.join(folder, `rows.${extension}`);
  writeFileSync(file, bytes);
  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    const from =
      extension === 'csv' ? `read_csv('${file}', all_varchar = true, header = true, delim = ',', max_line_size = 8000000)` : `'${file}'`;
    await duck.run(`SET TimeZone = 'UTC'`);
    const described = (await duck.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`)).getRowObjectsJS();
    const columns = described.map(({ column_name, column_type }) => ({ name: String(column_name), type: String(column_type) }));
    const cells = columns.map(
      ({ name, type }) => `CASE WHEN "${name}" IS NOT NULL THEN ${type === 'VARCHAR[]' ? `to_json("${name}")` : `"${name}"`}::VARCHAR END`,
    );
    const rows = (await duck.runAndReadAll(`SELECT ${cells.join(', ')} FROM ${from}`)).getRowsJS() as (string | null)[][];
    const facts =
      extension === 'csv'
        ? []
        : (await duck.runAndReadAll(`SELECT key::VARCHAR, value::VARCHAR FROM parquet_kv_metadata('${file}')`)).getRowsJS();
    return { columns, rows, facts: Object.fromEntries(facts as [string, string][]) };
  } finally {
    duck.closeSync();
    rmSync(folder, { recursive: true });
  }
}

/** What DuckDB works out over the rows of a Parquet file that is too large to be read whole. */
export async function askDuck(parquet: Uint8Array, select: string): Promise<Record<string, unknown>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-duck-'));
  const file = path.join(folder, 'rows.parquet');
  writeFileSync(file, parquet);
  const duck = await (await DuckDBInstance.create(':memory:')).connect();
  try {
    return (await duck.runAndReadAll(`SELECT ${select} FROM '${file}'`)).getRowObjectsJS()[0] ?? {};
  } finally {
    duck.closeSync();
    rmSync(folder, { recursive: true });
  }
}

/** A decimal whose zeros at its end say nothing: `16.50` is `16.5`. */
export const plain = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);

export const isNumber = ({ type }: Column): boolean => type === 'integer' || type === 'decimal';
