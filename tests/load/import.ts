/**
 * What 100,000 figures in one spreadsheet cost: `npm run bench:import`. Reading, checking and previewing are timed in a process of
 * their own, whose memory at its highest is told; publishing stands beside a bare COPY of the same rows into the same tables, with
 * their constraints, indexes and triggers. Ratios are what counts: both work on clones of one database, in turn.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { pool } from '@/lib/db/pool';
import { discardImport, startImport, takeImport } from '@/lib/ingest/import-commands';
import { getImport } from '@/lib/ingest/import-queries';
import { tableFile } from '@/lib/ingest/template';
import { installJobs } from '@/lib/jobs/install';
import { loadContent } from '@/lib/publishing/content/load';
import { publish } from '@/lib/publishing/publish';
import { receiveFile } from '@/lib/publishing/stored-files';
import { submitSet } from '@/lib/publishing/submission';
import { addPerson } from '../support/people';
import { bytesOf } from '../support/spreadsheets';
import { generatedFigures, publishGeneratedSeries } from './generated-figures';

const ROWS = 100_000;
const ROUNDS = 5;
const MOST_MEGABYTES = 700;
const MOST_RATIO = 6;

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;

async function timed<T>(work: () => Promise<T>): Promise<{ ms: number; result: T }> {
  const began = performance.now();
  const result = await work();
  return { ms: performance.now() - began, result };
}

/** In a process of its own, so that its memory is that of the reading alone. */
function readInChild(id: string, databaseUrl: string, folder: string): { ms: number; megabytes: number } {
  const child = spawnSync(process.execPath, ['--conditions=react-server', '--import', 'tsx', 'tests/load/import-child.ts', id], {
    env: { ...process.env, DATABASE_URL: databaseUrl, PORTAL_DATA: folder },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`reading ended with ${child.status}`);
  return JSON.parse(child.stdout) as { ms: number; megabytes: number };
}

const inDatabase = (url: string, name: string): string => {
  const address = new URL(url);
  address.pathname = `/${name}`;
  return address.href;
};

async function onDatabase<T>(url: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

type Copied = { observations: Buffer; citations: Buffer };

/** What the publication wrote, as it would be copied into tables that know nothing of its edition. */
async function copyOut(db: pg.Client, edition: number): Promise<Copied> {
  const out = (sql: string) => bytesOf(db.query(copyTo(`COPY (${sql}) TO STDOUT`)));
  return {
    observations: await out(
      `SELECT id, series_code, period, area_code, release_code, released_latest, value, qualifier, status, nature, note, ${edition - 1}, recorded_at FROM observation WHERE edition = ${edition}`,
    ),
    citations: await out(
      `SELECT c.observation_id, c.source_code, c.quote, c.quote_language, c.confidence FROM citation c JOIN observation o ON o.id = c.observation_id WHERE o.edition = ${edition}`,
    ),
  };
}

async function copyIn(db: pg.Client, { observations, citations }: Copied): Promise<void> {
  await db.query('BEGIN');
  await pipeline(
    [observations],
    db.query(
      copyFrom(
        'COPY observation (id, series_code, period, area_code, release_code, released_latest, value, qualifier, status, nature, note, edition, recorded_at) FROM STDIN',
      ),
    ),
  );
  await pipeline(
    [citations],
    db.query(copyFrom('COPY citation (observation_id, source_code, quote, quote_language, confidence) FROM STDIN')),
  );
  await db.query('COMMIT');
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-bench-'));
  const closing: (() => Promise<unknown> | unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  try {
    console.log('Database and content …');
    const database = await startEmbedded({ dataDir: folder, durable: false });
    closing.push(() => database.stop());
    const source = inDatabase(database.url, 'bench');
    // Before the portal's own modules look at the environment for the first time.
    Object.assign(process.env, { DATABASE_URL: source, PORTAL_DATA: folder });
    await onDatabase(database.url, (db) => db.query('CREATE DATABASE bench'));
    await migrate(source, {});
    await loadContent(source, console.log);
    await installJobs(source);
    const { editor, reviewer } = await onDatabase(source, async (db) => {
      const grant = (role: 'editor' | 'reviewer') => [{ role, organisation: 'bkhcn', language: null }];
      const people = {
        editor: await addPerson(db, 'editor', grant('editor')),
        reviewer: await addPerson(db, 'reviewer', grant('reviewer')),
      };
      await db.query(
        `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) SELECT 'bkhcn', kind, now(), 'system:founding' FROM unnest(ARRAY['figure', 'series', 'release']) AS kind`,
      );
      await publishGeneratedSeries(db, people.editor.actor, people.reviewer.actor);
      await db.query('ANALYZE');
      return people;
    });

    console.log(`\n${ROWS.toLocaleString('en')} figures\n${'step'.padEnd(44)} ${'time'.padStart(9)} ${'memory'.padStart(9)}`);
    for (const format of ['csv', 'xlsx'] as const) {
      const bytes = await bytesOf(tableFile({ kind: 'figure', language: 'vi', format, records: generatedFigures(ROWS) }));
      const file = await receiveFile(editor, new File([bytes as BlobPart], `figures.${format}`));
      const { id } = await startImport(editor, { organisation: 'bkhcn', kind: 'figure', file: { digest: file.digest, name: file.name } });
      const { ms, megabytes } = readInChild(id, source, folder);
      const step = `read, check and preview ${format.toUpperCase()}, ${(bytes.length / 1e6).toFixed(1)} MB`;
      console.log(`${step.padEnd(44)} ${seconds(ms).padStart(9)} ${`${megabytes.toFixed(0)} MB`.padStart(9)}  most ${MOST_MEGABYTES} MB`);
      const read = await getImport(editor, id);
      if (read?.state !== 'ready' || read.counts?.new !== ROWS) throw new Error(`not as expected: ${JSON.stringify(read)}`);
      if (format === 'csv') {
        await discardImport(editor, { id });
        continue;
      }
      const taken = await timed(() => takeImport(editor, { id, changeSet: null, leaveOut: false, replace: false, nature: 'revision' }));
      console.log(`${'put into a change set'.padEnd(44)} ${seconds(taken.ms).padStart(9)}`);
      const words = { original: 'en' as const, en: 'Figures to measure with' };
      const handed = await timed(() => submitSet(editor, { number: taken.result.changeSet, title: words, reason: words }));
      console.log(`${'hand in'.padEnd(44)} ${seconds(handed.ms).padStart(9)}`);
      await pool().end();
      await comparePublishing(database.url, taken.result.changeSet, reviewer.actor);
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
}

async function comparePublishing(url: string, changeSet: number, reviewer: string): Promise<void> {
  const rounds: { publishing: number; copying: number }[] = [];
  let copied: Copied | undefined;
  for (let round = 0; round < ROUNDS; round += 1) {
    await onDatabase(url, (db) => db.query(`CREATE DATABASE publish_${round} TEMPLATE bench`));
    const publishing = await onDatabase(inDatabase(url, `publish_${round}`), async (db) => {
      const { ms, result } = await timed(() => publish(db, changeSet, reviewer, new Date().toISOString()));
      copied ??= await copyOut(db, result.edition);
      return ms;
    });
    await onDatabase(url, (db) => db.query(`DROP DATABASE publish_${round}`));
    await onDatabase(url, (db) => db.query(`CREATE DATABASE copy_${round} TEMPLATE bench`));
    const { ms: copying } = await onDatabase(inDatabase(url, `copy_${round}`), (db) => timed(() => copyIn(db, copied as Copied)));
    await onDatabase(url, (db) => db.query(`DROP DATABASE copy_${round}`));
    rounds.push({ publishing, copying });
  }
  console.log(`${'publish'.padEnd(44)} ${seconds(median(rounds.map((r) => r.publishing))).padStart(9)}`);
  console.log(`${'bare COPY of the same rows'.padEnd(44)} ${seconds(median(rounds.map((r) => r.copying))).padStart(9)}`);
  const ratio = median(rounds.map((r) => r.publishing / r.copying));
  console.log(`${'publish over COPY'.padEnd(44)} ${ratio.toFixed(2).padStart(9)} ${''.padStart(9)}  most ${MOST_RATIO}`);
}

await main();
