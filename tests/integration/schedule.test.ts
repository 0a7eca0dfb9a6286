import { readdirSync, rmSync } from 'node:fs';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { tag } from '@/lib/cache';
import { now } from '@/lib/clock';
import { submitChangeSet } from '@/lib/publishing/change-set';
import { publishSet, returnSet, scheduleSet } from '@/lib/publishing/decisions';
import { followPublications, LISTENER } from '@/lib/publishing/listen';
import { listDue, publishDue } from '@/lib/publishing/schedule';
import { verifyLog } from '@/lib/verification/verify-log';
import { eventually } from '../support/eventually';
import { addPerson } from '../support/people';
import { changed } from '../support/publishing';
import { testDatabase } from '../support/test-database';
import { startWorkerProcess, type TestWorker } from '../support/worker';

const database = testDatabase('content');
const BODY = 'bkhcn';
const words = { original: 'vi' as const, vi: 'Một thay đổi', en: 'A change' };
const role = (name: Grant['role']): Grant => ({ role: name, organisation: BODY, language: null });
let editor: Viewer;
let reviewer: Viewer;
let outbox = '';
const workers: TestWorker[] = [];

beforeAll(async () => {
  editor = await addPerson(database.client, 'editor', [role('editor')]);
  reviewer = await addPerson(database.client, 'reviewer', [role('reviewer')]);
  outbox = await mkdtemp(path.join(tmpdir(), 'portal-mail-'));
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
});
afterAll(() => rmSync(outbox, { recursive: true, force: true }));

async function worker(): Promise<TestWorker> {
  const started = await startWorkerProcess(database.url, { now: now().toISOString(), env: { PORTAL_DATA: outbox, SMTP_URL: '' } });
  workers.push(started);
  return started;
}

let count = 0;
type Change = Awaited<ReturnType<typeof changed>>;
async function scheduled({ inMs = 60_000, change }: { inMs?: number; change?: Change } = {}): Promise<number> {
  count += 1;
  const record = { code: `scheduled-${count}`, parent: null, name: { original: 'vi', vi: `Chủ đề ${count}`, en: `Topic ${count}` } };
  const changes = [change ?? { kind: 'topic', code: record.code, baseRevision: 0, nature: 'new' as const, record }];
  const number = await submitChangeSet(database.client, {
    title: words,
    reason: words,
    author: editor.actor,
    organisation: BODY,
    changes,
    figures: [],
  });
  const { submittedAt } = await setOf(number);
  const publishAt = new Date(now().getTime() + inMs).toISOString();
  await scheduleSet(reviewer, { number, submittedAt: submittedAt.toISOString(), decision: 'Công bố đúng giờ.', publishAt });
  return number;
}

type SetRow = { state: string; edition: number | null; publishedAt: Date | null; publishAt: Date | null; submittedAt: Date };
async function setOf(number: number): Promise<SetRow> {
  const { rows } = await database.client.query<SetRow>(
    'SELECT state, edition, published_at AS "publishedAt", publish_at AS "publishAt", submitted_at AS "submittedAt" FROM change_set WHERE number = $1',
    [number],
  );
  return rows[0] as SetRow;
}

/** As if the hour had come: the guard lets a scheduled set have another hour. */
const makeDue = (number: number) =>
  database.client.query('UPDATE change_set SET publish_at = $2 WHERE number = $1', [
    number,
    new Date(now().getTime() - 1000).toISOString(),
  ]);

const steps = async (number: number) =>
  (
    await database.client.query(
      'SELECT step, actor_id AS actor, words, detail FROM change_set_step WHERE change_set_number = $1 ORDER BY position',
      [number],
    )
  ).rows;

async function differences(): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const finding of verifyLog(database.client)) if (finding.what === 'difference') found.push(finding);
  return found;
}

describe('a scheduled set', () => {
  test('is not published before its hour, whoever asks', async () => {
    const number = await scheduled();
    expect(await publishDue(number)).toEqual({ kind: 'nothing' });
    expect(await listDue()).not.toContain(number);
    expect((await setOf(number)).state).toBe('scheduled');
  });

  test('is published once when its hour has come, under the reviewer’s words', async () => {
    const number = await scheduled();
    await makeDue(number);
    expect(await listDue()).toContain(number);
    const outcomes = await Promise.all([publishDue(number), publishDue(number), publishDue(number)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['nothing', 'nothing', 'published']);
    expect(await setOf(number)).toMatchObject({ state: 'published', edition: expect.any(Number) });
    expect(await steps(number)).toMatchObject([
      { step: 'scheduled' },
      { step: 'published', actor: 'system:schedule', words: 'Công bố đúng giờ.' },
    ]);
  });

  test('that was returned in time stays returned when its job comes', async () => {
    const number = await scheduled();
    const { submittedAt } = await setOf(number);
    await returnSet(reviewer, { number, submittedAt: submittedAt.toISOString(), reason: 'Báo cáo bị hoãn.' });
    expect(await publishDue(number)).toEqual({ kind: 'nothing' });
    expect((await setOf(number)).state).toBe('returned');
  });

  test('that somebody else made stale goes back with both values, whole', async () => {
    const theirs = await changed(database.client, 'indicator', 'de-labour-share', { frequency: 'monthly' });
    const first = await scheduled({ change: await changed(database.client, 'indicator', 'de-labour-share', { frequency: 'quarterly' }) });
    const second = await scheduled({ change: theirs });
    for (const number of [first, second]) await makeDue(number);
    expect((await publishDue(first)).kind).toBe('published');
    expect(await publishDue(second)).toMatchObject({ kind: 'held-back', held: { reason: 'conflict' } });
    expect(await setOf(second)).toMatchObject({ state: 'returned', edition: null, publishAt: null });
    const [, held] = await steps(second);
    expect(held).toMatchObject({
      step: 'held-back',
      actor: 'system:schedule',
      detail: {
        reason: 'conflict',
        detail: [{ path: 'indicator/de-labour-share.frequency', published: 'quarterly', proposed: 'monthly' }],
      },
    });
  });

  test('whose reviewer lost the role is held back', async () => {
    const number = await scheduled();
    await makeDue(number);
    await database.client.query(`UPDATE membership SET ended_at = now() WHERE user_id = 'reviewer'`);
    try {
      expect(await publishDue(number)).toMatchObject({ kind: 'held-back', held: { reason: 'four-eyes' } });
    } finally {
      await database.client.query(`UPDATE membership SET ended_at = NULL WHERE user_id = 'reviewer'`);
    }
  });
});

describe('the worker', () => {
  test('publishes at the hour: within five seconds after it, never before', { timeout: 120_000 }, async () => {
    const started = await worker();
    await eventually(async () => (started.output().includes('worker ready') ? true : null));
    const number = await scheduled({ inMs: 4000 });
    const { publishAt } = await setOf(number);
    const published = await eventually(async () => {
      const set = await setOf(number);
      return set.state === 'published' ? set : null;
    });
    const late = (published.publishedAt as Date).getTime() - (publishAt as Date).getTime();
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(5000);
    expect(now().getTime() - (publishAt as Date).getTime()).toBeLessThan(5000);
  });

  test('publishes what a portal that was down has missed, when it is back', { timeout: 120_000 }, async () => {
    const number = await scheduled({ inMs: 1500 });
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await database.client.query(`DELETE FROM pgboss.job WHERE name = 'publish'`);
    await worker();
    await eventually(async () => ((await setOf(number)).state === 'published' ? true : null), 60_000);
  });

  test('tells author and reviewer by mail what was held back', { timeout: 120_000 }, async () => {
    const change = await changed(database.client, 'indicator', 'de-labour-share', { frequency: 'half-year' });
    const other = await scheduled({ change: await changed(database.client, 'indicator', 'de-labour-share', { frequency: 'biennial' }) });
    const number = await scheduled({ change });
    for (const set of [other, number]) await makeDue(set);
    await publishDue(other);
    await worker();
    const files = await eventually(async () => {
      const folder = path.join(outbox, 'outbox');
      const names = filesIn(folder);
      const own = names.filter((name) => name.startsWith(`held-back-${number}-`));
      return own.length === 2 ? own : null;
    }, 60_000);
    const mails = await Promise.all(files.map((file) => readFile(path.join(outbox, 'outbox', file), 'utf8')));
    expect(mails.map((mail) => /^To: (.*)$/m.exec(mail)?.[1]).sort()).toEqual(['editor@example.org', 'reviewer@example.org']);
    for (const mail of mails) expect(mail).toContain(`/en/admin/change-sets/${number}`);
  });

  test('killed at any moment leaves each set published whole or not at all, and none twice', { timeout: 600_000 }, async () => {
    const rounds = process.env.TEST_LONG ? 12 : 1;
    const numbers: number[] = [];
    for (let i = 0; i < 6 * rounds; i += 1) numbers.push(await scheduled({ inMs: 500 }));
    await new Promise((resolve) => setTimeout(resolve, 600));
    for (let round = 0; round < rounds; round += 1) {
      const doomed = await startWorkerProcess(database.url, { now: now().toISOString() });
      await eventually(async () => (/published as edition/.test(doomed.output()) || (await isAllPublished(numbers)) ? true : null), 60_000);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 150));
      process.kill(-doomed.pid, 'SIGKILL');
      await doomed.exited;
      expect(await differences()).toEqual([]);
    }
    await worker();
    await eventually(async () => ((await isAllPublished(numbers)) ? true : null), 60_000);
    const { rows } = await database.client.query(
      `SELECT count(*)::int AS editions, count(DISTINCT change_set_number)::int AS sets, max(edition) AS last FROM publication_log`,
    );
    expect(rows[0]).toEqual({ editions: rows[0].last, sets: rows[0].last, last: rows[0].last });
    expect(await differences()).toEqual([]);
  });
});

describe('other processes', () => {
  test('hear of every publication, also of what was published while their connection was gone', { timeout: 60_000 }, async () => {
    const heard: string[] = [];
    const end = new AbortController();
    const following = followPublications((tags) => heard.push(...tags), end.signal);
    await eventually(async () => {
      const { rows } = await database.client.query(
        `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND state = 'idle'`,
        [LISTENER],
      );
      return rows.length > 0 ? true : null;
    });
    const publishOne = async (): Promise<string> => {
      const number = await scheduled();
      const { submittedAt } = await setOf(number);
      await publishSet(reviewer, { number, submittedAt: submittedAt.toISOString(), decision: 'Được.' });
      return tag.record('topic', `scheduled-${count}`);
    };
    const first = await publishOne();
    await eventually(async () => (heard.includes(first) ? true : null), 5000);
    expect(heard).toEqual(expect.arrayContaining([tag.list('topic'), tag.list('edition')]));

    await database.client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1',
      [LISTENER],
    );
    const second = await publishOne();
    await eventually(async () => (heard.includes(second) ? true : null), 15_000);
    end.abort();
    await following;
  });
});

const isAllPublished = async (numbers: readonly number[]): Promise<boolean> => {
  const { rows } = await database.client.query(`SELECT FROM change_set WHERE number = ANY($1) AND state <> 'published'`, [numbers]);
  return rows.length === 0;
};

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
