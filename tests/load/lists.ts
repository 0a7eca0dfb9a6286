/**
 * What a list costs with 200 and with 20,000 records of its kind, in one run: `npm run bench:lists` after `npm run build`.
 * Two portals run side by side and are asked in turn for views that nobody has asked for, so that nothing is answered
 * from the page cache.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { loadContent } from '@/lib/publishing/content/load';
import { publishGenerated } from './generated-records';
import { servePortal } from './server';

const FEW = 200;
const MANY = 20_000;
const MOST = 2;
const topics = ['data', 'identity', 'health', 'skills', 'payments'];
/** Bare lists, their later pages and their filters. */
const lists = {
  '/platforms': ['category=data', 'ownership=state', 'sector=finance', 'year=2015', 'organisation=vnpt'],
  '/documents': ['kind=decree', 'organisation=btttt', 'year=2015', 'sort=oldest'],
  '/events': ['kind=meeting', 'year=2020'],
  '/news': ['kind=guidance'],
  '/organisations': ['kind=department'],
} as const;

const queriesOf = (room: keyof typeof lists): string[] => {
  const filters: string[] = [...lists[room], ...(room === '/organisations' ? [] : topics.map((topic) => `topic=${topic}`))];
  // A year holds less than a page of the few.
  const long = filters.filter((filter) => !filter.startsWith('year='));
  return ['page=2', 'page=3', ...filters, ...long.map((filter) => `${filter}&page=2`)];
};

type Portal = { url: string; tables: () => Promise<Map<string, number>> };

async function startPortal(count: number, closing: (() => unknown)[]): Promise<Portal> {
  console.log(`A portal with ${count.toLocaleString('en')} generated records of each kind …`);
  const data = mkdtempSync(path.join(tmpdir(), 'portal-lists-'));
  closing.push(() => rmSync(data, { recursive: true, force: true }));
  const database = await startEmbedded({ dataDir: data, durable: false });
  closing.push(() => database.stop());
  await migrate(database.url, {});
  await loadContent(database.url, () => {});
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await publishGenerated(client, count, new Date().toISOString());
  await client.query('VACUUM ANALYZE');
  const portal = await servePortal({ ...process.env, DATABASE_URL: database.url, NEXT_TELEMETRY_DISABLED: '1' });
  closing.push(() => portal.stop());
  closing.push(() => client.end());
  return { url: portal.url, tables: () => sequentialScans(client) };
}

/** How often each table of revisions was read from one end to the other. */
async function sequentialScans(client: Client): Promise<Map<string, number>> {
  await client.query('SELECT pg_stat_clear_snapshot()');
  const { rows } = await client.query<{ relname: string; scans: number }>(
    `SELECT relname, seq_scan::int AS scans FROM pg_stat_user_tables WHERE relname LIKE '%\\_revision'`,
  );
  return new Map(rows.map(({ relname, scans }) => [relname, scans]));
}

async function time(url: string): Promise<number> {
  const began = performance.now();
  const answer = await fetch(url);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return performance.now() - began;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

async function main(): Promise<void> {
  const closing: (() => unknown)[] = [];
  try {
    const [few, many] = [await startPortal(FEW, closing), await startPortal(MANY, closing)];
    // The first answer of a process loads code and the registers that every page shares.
    for (const { url } of [few, many]) for (const room of Object.keys(lists)) await time(`${url}/en${room}`);
    console.log(
      `\n${'list'.padEnd(16)} ${'views'.padStart(5)} ${'few, ms'.padStart(8)} ${'many, ms'.padStart(8)} ${'ratio'.padStart(6)}  at most ${MOST}`,
    );
    for (const room of Object.keys(lists) as (keyof typeof lists)[]) {
      const before = await many.tables();
      const times: { few: number; many: number }[] = [];
      for (const query of queriesOf(room)) {
        times.push({ few: await time(`${few.url}/vi${room}?${query}`), many: await time(`${many.url}/vi${room}?${query}`) });
      }
      const [a, b] = [median(times.map((t) => t.few)), median(times.map((t) => t.many))];
      const scanned = [...(await many.tables())].filter(([table, scans]) => scans > (before.get(table) ?? 0)).map(([table]) => table);
      console.log(
        `${room.padEnd(16)} ${String(times.length).padStart(5)} ${a.toFixed(0).padStart(8)} ${b.toFixed(0).padStart(8)} ${(b / a).toFixed(2).padStart(6)}  read whole: ${scanned.join(', ') || 'no table'}`,
      );
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

await main();
