/**
 * What a release costs, and what it saves: `npm run bench:releases` after `npm run build`. With 1,000,000 figures: how long the tables of a release
 * take and in how much memory; then the file of the figures from the release beside a bare COPY of the same rows, in turn on one database.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { to } from 'pg-copy-streams';
import { AS_IT_STANDS } from '@/lib/as-known';
import { tableNamed } from '@/lib/catalog/tables';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { textRows } from '@/lib/exports/rows-sql';
import { sqlText } from '@/lib/exports/sql-text';
import { loadContent } from '@/lib/publishing/content/load';
import { makeRelease } from '@/lib/verification/archive/make';
import { fillFigures } from './million-figures';
import { servePortal } from './server';

const FIGURES = 1_000_000;
const ROUNDS = 5;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(0)} MB`;
const line = (name: string, ...cells: string[]) => console.log(`${name.padEnd(46)} ${cells.map((cell) => cell.padStart(10)).join(' ')}`);

async function timed(pieces: () => Promise<AsyncIterable<Buffer>>): Promise<{ ms: number; bytes: number }> {
  const began = performance.now();
  let bytes = 0;
  for await (const piece of await pieces()) bytes += piece.length;
  return { ms: performance.now() - began, bytes };
}

async function bareCopy(url: string): Promise<{ ms: number; bytes: number }> {
  const table = tableNamed('observations');
  if (!table) throw new Error('there is no table of observations');
  const sql = sqlText(await textRows(table, { known: AS_IT_STANDS, day: '2026-11-22', filters: {} }));
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SET jit = off; SET enable_sort = off');
    return await timed(async () => client.query(to(`COPY (${sql}) TO STDOUT (FORMAT csv, HEADER true)`)));
  } finally {
    await client.end();
  }
}

const download = (url: string) => timed(() => new Promise((resolve, reject) => get(url, { agent: false }, resolve).on('error', reject)));

async function made(): Promise<void> {
  let most = 0;
  const before = process.memoryUsage.rss();
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss() - before);
  }, 50);
  const began = performance.now();
  // The rows of all tables; the pages in four languages cost what their formats cost (`bench:exports`).
  const outcome = await makeRelease({ isAsked: () => false });
  clearInterval(watch);
  if (outcome.kind !== 'made') throw new Error(`the release is ${outcome.kind}`);
  line('\nthe tables of a release', 'time', 'size', 'memory');
  line('CSV, NDJSON and Parquet of all', `${((performance.now() - began) / 1000).toFixed(0)} s`, megabytes(outcome.bytes), megabytes(most));
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-releases-'));
  const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    console.log(`Database, content and ${FIGURES.toLocaleString('en')} generated figures …`);
    const database = await startEmbedded({ dataDir: path.join(folder, 'postgres'), durable: false });
    closing.push(() => database.stop());
    Object.assign(process.env, { DATABASE_URL: database.url, PORTAL_DATA: folder });
    await migrate(database.url, {});
    await loadContent(database.url, () => {});
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await fillFigures(client, FIGURES);
    await client.end();
    await made();
    const portal = await servePortal({ ...process.env, NEXT_TELEMETRY_DISABLED: '1' });
    closing.push(() => portal.stop());
    const { size } = statSync(path.join(folder, 'releases', '1', 'tables', 'observations.csv'));
    const rounds: { file: number; copy: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [file, copy] = [await download(`${portal.url}/releases/1/tables/observations.csv`), await bareCopy(database.url)];
      if (file.bytes !== size || copy.bytes !== size) throw new Error(`${file.bytes} and ${copy.bytes} bytes, not ${size}`);
      rounds.push({ file: file.ms, copy: copy.ms });
    }
    line(`\n${FIGURES.toLocaleString('en')} figures as CSV, ${megabytes(size)}`, 'time');
    line('the file of a release', `${(median(rounds.map((r) => r.file)) / 1000).toFixed(2)} s`);
    line('a bare COPY', `${(median(rounds.map((r) => r.copy)) / 1000).toFixed(2)} s`);
    line('times faster', median(rounds.map((r) => r.copy / r.file)).toFixed(0), 'at least 10');
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

await main();
