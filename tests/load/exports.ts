/**
 * What files cost: `npm run bench:exports` after `npm run build`. 1,000,000 figures as CSV from the portal beside a bare COPY of the same rows in
 * the same order; ten such files at once while pages are read; 100,000 figures as Parquet and XLSX beside CSV and beside exceljs, each in a
 * process of its own. Ratios are what counts: both sides work on one database, in turn.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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
import { fillFigures } from './million-figures';
import { type Server, servePortal } from './server';

const FIGURES = 1_000_000;
const ROUNDS = 5;
const AT_ONCE = 10;
const WATCHED_MS = 30_000;
/** Five of the fifty generated series. */
const SOME = `series=${Array.from({ length: 5 }, (_, n) => `generated-series-${n}`).join(',')}`;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const line = (name: string, ...cells: string[]) => console.log(`${name.padEnd(46)} ${cells.map((cell) => cell.padStart(10)).join(' ')}`);

type Read = { ms: number; firstMs: number; bytes: number };

async function read(pieces: AsyncIterable<Buffer>, began: number): Promise<Read> {
  let [firstMs, bytes] = [0, 0];
  for await (const piece of pieces) {
    firstMs ||= performance.now() - began;
    bytes += piece.length;
  }
  return { ms: performance.now() - began, firstMs, bytes };
}

async function bareCopy(url: string, sql: string): Promise<Read> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // The same plan: rows in the order of an index, as the portal asks for them.
    await client.query('SET jit = off; SET enable_sort = off');
    const began = performance.now();
    return await read(client.query(to(`COPY (${sql}) TO STDOUT (FORMAT csv, HEADER true)`)), began);
  } finally {
    await client.end();
  }
}

function download(url: string, signal?: AbortSignal): Promise<Read> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent: false, ...(signal && { signal }) }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      read(answer, began).then(resolve, reject);
    }).on('error', reject);
  });
}

const memoryOf = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;

/** How much more memory than at its beginning the process has at most while the work lasts, in megabytes. */
async function growth<T>(pid: number, work: () => Promise<T>): Promise<{ result: T; megabytes: number }> {
  const before = memoryOf(pid);
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(pid));
  }, 50);
  try {
    return { result: await work(), megabytes: Math.max(0, most - before) };
  } finally {
    clearInterval(watch);
  }
}

async function wholeFile(portal: Server, databaseUrl: string): Promise<void> {
  const table = tableNamed('observations');
  if (!table) throw new Error('there is no table of observations');
  const sql = sqlText(await textRows(table, { known: AS_IT_STANDS, day: '2026-11-22', filters: {} }));
  const file = `${portal.url}/en/data/observations.csv`;
  const small = `${portal.url}/en/data/areas.csv`;
  // On a machine with other work the first connection of a server may take longer than it is waited for.
  await download(small).catch(() => download(small));
  const rounds: { ours: Read; bare: Read; megabytes: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { result: ours, megabytes } = await growth(portal.pid, () => download(file));
    rounds.push({ ours, megabytes, bare: await bareCopy(databaseUrl, sql) });
  }
  const { ours, bare } = rounds[0] as (typeof rounds)[number];
  if (ours.bytes !== bare.bytes) throw new Error(`${ours.bytes} bytes from the portal, ${bare.bytes} from COPY`);
  line(`\n${FIGURES.toLocaleString('en')} figures as CSV, ${(ours.bytes / 1e6).toFixed(0)} MB`, 'time', 'first byte', 'memory');
  line(
    'from the portal',
    seconds(median(rounds.map((r) => r.ours.ms))),
    `${median(rounds.map((r) => r.ours.firstMs)).toFixed(0)} ms`,
    `${Math.max(...rounds.map((r) => r.megabytes)).toFixed(0)} MB`,
  );
  line('a bare COPY', seconds(median(rounds.map((r) => r.bare.ms))), `${median(rounds.map((r) => r.bare.firstMs)).toFixed(0)} ms`);
  const best = (of: 'ours' | 'bare') => Math.min(...rounds.map((r) => r[of].ms));
  line('ratio', median(rounds.map((r) => r.ours.ms / r.bare.ms)).toFixed(2), 'at most 1.2, 150 ms, 150 MB');
  // What others take of the machine falls on one side or the other; the quickest of each is freest of it.
  line('ratio of the quickest', (best('ours') / best('bare')).toFixed(2), seconds(best('ours')), seconds(best('bare')));
}

type Pages = { kept: number[]; made: number[]; failures: number };

/** Milliseconds of a page that is kept and of one that nobody asked for before, each read again and again. */
async function pages(portal: Server, forMs: number, firstDay: string): Promise<Pages> {
  const times: Pages = { kept: [], made: [], failures: 0 };
  const ask = async (kind: 'kept' | 'made', path: string) => {
    const read = await download(portal.url + path).catch(() => undefined);
    if (read) times[kind].push(read.ms);
    else times.failures += 1;
  };
  const until = performance.now() + forMs;
  for (let day = Date.parse(firstDay); performance.now() < until; day -= 86_400_000) {
    await ask('kept', '/vi/documents');
    await ask('made', `/vi/documents?as-of=${new Date(day).toISOString().slice(0, 10)}`);
  }
  return times;
}

async function manyAtOnce(portal: Server): Promise<void> {
  const alone = await pages(portal, WATCHED_MS / 3, '2026-11-01');
  const ending = new AbortController();
  const { result, megabytes } = await growth(portal.pid, async () => {
    const files = Array.from({ length: AT_ONCE }, () =>
      download(`${portal.url}/en/data/observations.csv`, ending.signal).catch(() => undefined),
    );
    const beside = await pages(portal, WATCHED_MS, '2024-11-01');
    ending.abort();
    await Promise.all(files);
    return beside;
  });
  const row = (name: string, before: number[], during: number[]) => {
    const most = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] as number;
    line(name, ...[median(before), most(before), median(during), most(during)].map((ms) => `${ms.toFixed(0)} ms`));
  };
  line(`\npages while ${AT_ONCE} such files are read`, 'alone', '95 of 100', 'beside', '95 of 100');
  row('a page that is kept', alone.kept, result.kept);
  row('a page as of a new day', alone.made, result.made);
  line('pages that were not answered', '', '', String(result.failures));
  line('memory of the web server', '', '', `${megabytes.toFixed(0)} MB`);
}

type Written = { ms: number; bytes: number; megabytes: number };

function inChild(how: string, databaseUrl: string): Written {
  const args = ['--conditions=react-server', '--import', 'tsx', 'tests/load/exports-child.ts', how, SOME];
  const child = spawnSync(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`${how} ended with ${child.status}`);
  return JSON.parse(child.stdout) as Written;
}

function formats(databaseUrl: string): void {
  const hows = ['csv', 'parquet', 'xlsx', 'exceljs'] as const;
  const rounds = Array.from(
    { length: ROUNDS },
    () => Object.fromEntries(hows.map((how) => [how, inChild(how, databaseUrl)])) as Record<(typeof hows)[number], Written>,
  );
  line('\n100,000 figures', 'time', 'size', 'memory', 'speed');
  for (const how of hows) {
    const of = (key: keyof Written) => median(rounds.map((round) => round[how][key]));
    const against = how === 'xlsx' ? 'exceljs' : 'csv';
    const speed = median(rounds.map((round) => round[against].ms / round[how].ms));
    const said = how === 'parquet' ? ' of CSV, wanted 0.4' : how === 'xlsx' ? ' of exceljs, wanted 2' : '';
    line(how, seconds(of('ms')), `${(of('bytes') / 1e6).toFixed(1)} MB`, `${of('megabytes').toFixed(0)} MB`, `${speed.toFixed(2)}${said}`);
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-exports-'));
  const closing: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    console.log(`Database, content and ${FIGURES.toLocaleString('en')} generated figures …`);
    const database = await startEmbedded({ dataDir: folder, durable: false });
    closing.push(() => database.stop());
    await migrate(database.url, {});
    await loadContent(database.url, () => {});
    const client = new Client({ connectionString: database.url });
    await client.connect();
    await fillFigures(client, FIGURES);
    await client.end();
    const portal = await servePortal({ ...process.env, DATABASE_URL: database.url, NEXT_TELEMETRY_DISABLED: '1' });
    closing.push(() => portal.stop());
    await wholeFile(portal, database.url);
    await manyAtOnce(portal);
    formats(database.url);
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

await main();
