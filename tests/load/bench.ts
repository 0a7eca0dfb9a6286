/**
 * Requests per second of the portal's pages beside the plainest Next pages of the same size, in one run: `npm run bench`.
 * Ratios are what counts: both sites run on this machine, are asked in turn, and the median of the rounds is compared.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { loadContent } from '@/lib/publishing/content/load';
import { writeReferenceSite } from './reference-site';
import { buildSite, type Server, servePortal, serveSite } from './server';

const ROUNDS = 5;
const SECONDS = 5;
const CONNECTIONS = 10;

/** `isNew`: every request asks for another day, so that no answer is kept from an earlier one. */
type Pair = { name: string; portal: string; reference: string; atLeast?: number; isNew?: true };
const pairs: Pair[] = [
  { name: 'home', portal: '/vi', reference: '/home', atLeast: 0.9 },
  { name: 'indicator', portal: '/vi/indicators/de-gdp-share', reference: '/indicator', atLeast: 0.9 },
  { name: 'indicator as of a day', portal: '/vi/indicators/de-gdp-share?as-of=2023-12-10', reference: '/as-of', atLeast: 0.8 },
  { name: 'indicators by topic', portal: '/vi/indicators?topic=digital-economy', reference: '/filtered', atLeast: 0.8 },
  { name: 'indicator, another day each time', portal: '/vi/indicators/de-gdp-share?as-of=', reference: '/as-of', isNew: true },
];

const dayMs = 24 * 60 * 60 * 1000;
const lastNewDay = Date.parse('2026-11-01');
let daysUsed = 0;
/** A path that nobody has asked for yet: of each of these days the page holds about as much. */
const newPath = (url: string) => {
  const { pathname, search } = new URL(url);
  return pathname + search + new Date(lastNewDay - daysUsed++ * dayMs).toISOString().slice(0, 10);
};
/** More than one connection is answered in one round. */
const NEW_PATHS = 17;

async function sizeOf(url: string): Promise<number> {
  const answer = await fetch(url);
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  return (await answer.arrayBuffer()).byteLength;
}

async function rate(url: string, isNew = false): Promise<number> {
  const result = await autocannon({
    url,
    duration: SECONDS,
    connections: CONNECTIONS,
    headers: { 'accept-encoding': 'gzip' },
    ...(isNew && {
      setupClient: (client: autocannon.Client) => client.setRequests(Array.from({ length: NEW_PATHS }, () => ({ path: newPath(url) }))),
    }),
  });
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} other answers, ${result.errors} errors`);
  return result.requests.average;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** Bytes of a reference page grow evenly with its paragraphs: two sizes give the number that matches. */
async function paragraphsFor(server: Server, sizes: Record<string, number>): Promise<Record<string, number>> {
  const [short, long] = [await sizeOf(`${server.url}/probe-short`), await sizeOf(`${server.url}/probe-long`)];
  const each = (long - short) / 100;
  return Object.fromEntries(Object.entries(sizes).map(([name, size]) => [name, Math.max(1, Math.round(100 + (size - short) / each))]));
}

async function main(): Promise<void> {
  const data = mkdtempSync(path.join(tmpdir(), 'portal-bench-'));
  const closing: (() => Promise<unknown> | unknown)[] = [() => rmSync(data, { recursive: true, force: true })];
  try {
    console.log('Database and content …');
    const database = await startEmbedded({ dataDir: data, durable: false });
    closing.push(() => database.stop());
    await migrate(database.url, {});
    await loadContent(database.url, console.log);
    const env = { ...process.env, DATABASE_URL: database.url, NEXT_TELEMETRY_DISABLED: '1' };
    const portal = await servePortal(env);
    closing.push(() => portal.stop());
    const sizes: Record<string, number> = {};
    for (const { portal: address, reference, isNew } of pairs) if (!isNew) sizes[reference.slice(1)] = await sizeOf(portal.url + address);

    console.log('Reference pages of the same size …');
    const probe = writeReferenceSite({
      'probe-short': { paragraphs: 100, dynamic: false },
      'probe-long': { paragraphs: 200, dynamic: false },
    });
    closing.push(probe.remove);
    await buildSite(probe.folder, env);
    const probeServer = await serveSite(probe.folder, env);
    const paragraphs = await paragraphsFor(probeServer, sizes);
    await probeServer.stop();
    const site = writeReferenceSite(
      Object.fromEntries(
        Object.entries(paragraphs).map(([name, count]) => [name, { paragraphs: count, dynamic: name === 'as-of' || name === 'filtered' }]),
      ),
    );
    closing.push(site.remove);
    await buildSite(site.folder, env);
    const reference = await serveSite(site.folder, env);
    closing.push(() => reference.stop());

    console.log(
      `\n${'page'.padEnd(34)} ${'bytes'.padStart(8)} ${'reference'.padStart(9)} ${'req/s'.padStart(8)} ${'reference'.padStart(9)} ${'ratio'.padStart(6)}  wanted`,
    );
    for (const pair of pairs) {
      const [ours, theirs] = [portal.url + pair.portal, reference.url + pair.reference];
      await rate(ours, pair.isNew);
      await rate(theirs);
      const rounds: { ours: number; theirs: number }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push({ ours: await rate(ours, pair.isNew), theirs: await rate(theirs) });
      const ratio = median(rounds.map((r) => r.ours / r.theirs));
      const bytes = [sizes[pair.reference.slice(1)] as number, await sizeOf(theirs)];
      console.log(
        `${pair.name.padEnd(34)} ${String(bytes[0]).padStart(8)} ${String(bytes[1]).padStart(9)} ${median(rounds.map((r) => r.ours))
          .toFixed(0)
          .padStart(8)} ${median(rounds.map((r) => r.theirs))
          .toFixed(0)
          .padStart(9)} ${ratio.toFixed(2).padStart(6)}  ${pair.atLeast ?? '-'}`,
      );
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

await main();
