import type { PoolClient } from 'pg';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { pool, transaction } from '@/lib/db/pool';
import { Conflict, Invalid } from '@/lib/errors';
import { LOCALES } from '@/lib/i18n/localized';
import { submitChangeSet } from '@/lib/publishing/change-set';
import { publishSet } from '@/lib/publishing/decisions';
import { saveChange } from '@/lib/publishing/drafts';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { submitSet } from '@/lib/publishing/submission';
import { verifyLog } from '@/lib/verification/verify-log';
import { addPerson } from '../support/people';
import { figureAgain } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const BODY = 'bkhcn';
const TOPICS = ['institutions', 'infrastructure'];
const EDITORS = 28;
const IMPORTS = 12;
const ROWS = 250;
const reason = { original: 'vi' as const, vi: 'Sửa cùng lúc với người khác', en: 'Changed together with others' };

// Forty people at once, each with a connection while a command of theirs runs.
process.env.DATABASE_POOL_SIZE = '45';

type Result = { lane: number; outcome: 'published'; edition: number } | { lane: number; outcome: 'conflict' | 'blocked' };
const editors: Viewer[] = [];
const reviewers: Viewer[] = [];

beforeAll(async () => {
  const { client } = database;
  for (let lane = 0; lane < EDITORS + IMPORTS; lane += 1) {
    editors.push(await addPerson(client, `editor-${lane}`, [{ role: 'editor', organisation: BODY, language: null }]));
    reviewers.push(await addPerson(client, `reviewer-${lane}`, [{ role: 'reviewer', organisation: BODY, language: null }]));
  }
  await client.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) VALUES ($1, 'topic', now(), 'system:founding')`,
    [BODY],
  );
  await openConnections();
});

/** One after another: all at once may take a busy machine longer than the portal waits for a connection. */
async function openConnections(): Promise<void> {
  const opened: PoolClient[] = [];
  for (let lane = 0; lane < EDITORS + IMPORTS; lane += 1) opened.push(await pool().connect());
  for (const client of opened) client.release();
}

const laneOf = (index: number) => ({
  topic: TOPICS[index % TOPICS.length] as string,
  locale: LOCALES[(index >> 1) % LOCALES.length] as string,
});
const textOf = (index: number) => `Tên mới ${index}`;

async function topicNow(code: string) {
  const found = (await readRecords(database.client, kindNamed('topic'), [code])).get(code);
  if (!found) throw new Error(`no topic ${code}`);
  return found;
}

/** What a person is told who comes second: both values, or the check that found them. */
function told(error: unknown, lane: number): Result {
  if (error instanceof Conflict) {
    expect(error.conflicts.length).toBeGreaterThan(0);
    for (const { published, proposed } of error.conflicts) expect(published).not.toEqual(proposed);
    return { lane, outcome: 'conflict' };
  }
  if (error instanceof Invalid && error.issues.some(({ code }) => code === 'blocked')) return { lane, outcome: 'blocked' };
  throw error;
}

async function letOut(number: number, lane: number): Promise<Result> {
  const { rows } = await database.client.query<{ at: Date }>('SELECT submitted_at AS at FROM change_set WHERE number = $1', [number]);
  const submittedAt = rows[0]?.at.toISOString();
  const { edition } = await publishSet(reviewers[lane] as Viewer, { number, submittedAt, decision: 'Đã đối chiếu.' });
  return { lane, outcome: 'published', edition };
}

/** Changes the name of a topic in one language, as the form showed it before anybody else had published. */
async function edit(lane: number, seen: Map<string, Awaited<ReturnType<typeof topicNow>>>): Promise<Result> {
  const { topic, locale } = laneOf(lane);
  const { record, revision } = seen.get(topic) as Awaited<ReturnType<typeof topicNow>>;
  const name = { ...(record.name as Record<string, string>), [locale]: textOf(lane) };
  const change = { kind: 'topic', code: topic, baseRevision: revision, nature: 'revision', record: { ...record, name }, seen: null };
  try {
    const { changeSet } = await saveChange(editors[lane] as Viewer, { organisation: BODY, changeSet: null, ...change });
    await submitSet(editors[lane] as Viewer, { number: changeSet, title: reason, reason });
    return await letOut(changeSet, lane);
  } catch (error) {
    return told(error, lane);
  }
}

/** A table of figures of which some are in every table, with a value of its own. */
async function importTable(lane: number): Promise<Result> {
  const sample = await figureAgain(
    database.client,
    { series: 'de-gdp-share-ministry', period: '2024', area: 'vn', release: 'bkhcn-2025-11-26' },
    'new',
    {},
  );
  const shared = { ...sample, period: '1990', value: `${lane}.5` };
  const own = Array.from({ length: ROWS }, (_, row) => ({
    ...sample,
    period: `${1000 + (lane - EDITORS) * 40 + (row % 40)}`,
    area: areas[row] as string,
  }));
  const figures = [shared, ...new Map(own.map((figure) => [`${figure.period} ${figure.area}`, figure])).values()];
  const author = (editors[lane] as Viewer).actor;
  const number = await transaction((db) =>
    submitChangeSet(db, { title: reason, reason, author, organisation: BODY, changes: [], figures }),
  );
  try {
    return await letOut(number, lane);
  } catch (error) {
    return told(error, lane);
  }
}

let areas: string[] = [];

test('forty editors and imports at once on the same records: nothing lost, nothing half, and whoever comes second is told', {
  timeout: 300_000,
}, async () => {
  const { client } = database;
  areas = (await client.query<{ code: string }>(`SELECT code FROM area WHERE code <> 'vn' ORDER BY code LIMIT ${ROWS}`)).rows.map(
    ({ code }) => code,
  );
  areas = Array.from({ length: ROWS }, (_, index) => areas[index % areas.length] as string);
  const seen = new Map(await Promise.all(TOPICS.map(async (code) => [code, await topicNow(code)] as const)));
  const results = await Promise.all(
    Array.from({ length: EDITORS + IMPORTS }, (_, lane) => (lane < EDITORS ? edit(lane, seen) : importTable(lane))),
  );

  // One of each path comes first; all others are told.
  const published = results.filter((result) => result.outcome === 'published');
  const names = published.filter(({ lane }) => lane < EDITORS);
  const places = new Set(Array.from({ length: EDITORS }, (_, lane) => JSON.stringify(laneOf(lane))));
  expect(names.map(({ lane }) => JSON.stringify(laneOf(lane))).sort()).toEqual([...places].sort());
  expect(published.filter(({ lane }) => lane >= EDITORS).length).toBe(1);
  expect(results.length - published.length).toBe(EDITORS + IMPORTS - places.size - 1);

  // Every change that was published stands, whoever published beside it.
  for (const { lane } of names) {
    const { topic, locale } = laneOf(lane);
    expect((await topicNow(topic)).record).toMatchObject({ name: { [locale]: textOf(lane) } });
  }

  // Sets are out whole or not at all.
  const { rows: sets } = await client.query<{ edition: number | null; staged: number; recorded: number }>(
    `SELECT s.edition, (SELECT count(DISTINCT (series_code, period, area_code, release_code))::int FROM staged_figure f WHERE f.change_set_number = s.number) AS staged,
            (SELECT count(*)::int FROM observation o WHERE o.edition = s.edition) AS recorded
       FROM change_set s WHERE s.author_id LIKE 'person:editor-%'`,
  );
  for (const set of sets) expect(set.recorded).toBe(set.edition === null ? 0 : set.staged);
  for await (const finding of verifyLog(client)) expect(finding.what).not.toBe('difference');
});
