import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client, type ClientBase, escapeLiteral } from 'pg';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { digest } from '@/lib/publishing/canonical';
import { publish } from '@/lib/publishing/publish';
import { describeDifference } from '@/lib/verification/difference';
import { type ComparedEdition, verifyLog } from '@/lib/verification/verify-log';
import { nodeArguments } from '../../scripts/settings';
import { cloneDatabase, dropDatabase } from '../support/cluster';
import { addActors, BREAK, changed, figureAgain, publishChange, REPLY, REVIEWER, submit, TRANSLATOR } from '../support/publishing';
import { type Tampering, tamperings } from '../support/tampering';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 5, minute)).toISOString();

const statistics = { series: 'de-gdp-share-statistics-office', area: 'vn' };
const december = { ...statistics, period: '2022', release: 'tctk-2023-12-29' };
const figureRow = `series_code = '${december.series}' AND period = '2022' AND release_code = '${december.release}'`;
const figureName = `figure series ${december.series}, period 2022, area vn, release ${december.release}`;

async function verify(db: ClientBase): Promise<{ editions: ComparedEdition[]; differences: string[] }> {
  const editions: ComparedEdition[] = [];
  const differences: string[] = [];
  for await (const finding of verifyLog(db)) {
    if (finding.what === 'difference') differences.push(describeDifference(finding));
    else editions.push(finding);
  }
  return { editions, differences };
}

/** What is found after somebody who owns the whole server went past every trigger, key and check; afterwards it never happened. */
async function afterTampering(...statements: string[]): Promise<string[]> {
  const { client } = database;
  await client.query('BEGIN');
  try {
    await client.query(`SET LOCAL session_replication_role = 'replica'`);
    await client.query(`DO $$ DECLARE c record; BEGIN
      FOR c IN SELECT conrelid::regclass AS t, conname FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace LOOP
        EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.t, c.conname); END LOOP; END $$`);
    for (const statement of statements) expect((await client.query(statement)).rowCount, statement).not.toBe(0);
    // Looks at the database from inside this transaction.
    const inside = { query: (text: string, values?: unknown[]) => (/^(BEGIN|ROLLBACK)/.test(text) ? null : client.query(text, values)) };
    return (await verify(inside as unknown as ClientBase)).differences;
  } finally {
    await client.query('ROLLBACK');
  }
}

beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  let minute = 0;
  const next = (parts: Parameters<typeof publishChange>[1]) => {
    minute += 1;
    return publishChange(client, parts, at(minute));
  };
  const isNew = { baseRevision: 0, nature: 'new' as const };
  // Withdrawals of a figure and of a record, a correction, a revision by a new release.
  const withdrawn = { ...statistics, period: '2025', release: 'ctk-2026-01-05' };
  await next({ figures: [await figureAgain(client, withdrawn, 'withdrawal', {})] });
  await next({ figures: [await figureAgain(client, december, 'correction', { value: '12.65' })] });
  const release = { code: 'tctk-2026-11-20', producer: 'ctk', released: '2026-11-20', title: { original: 'vi' as const, vi: 'Số liệu' } };
  const revised = { ...statistics, period: '2024', release: 'tctk-2025-01-06' };
  await next({
    changes: [{ kind: 'release', code: release.code, record: release, ...isNew }],
    figures: [await figureAgain(client, revised, 'revision', { value: '13.20', release: release.code })],
  });
  await next({ changes: [await changed(client, 'topic', 'institutions', {}, 'withdrawal')] });
  // A merge: both changes start from the same revision.
  const topic = await changed(client, 'topic', 'infrastructure', {});
  const { name } = topic.record as unknown as { name: object };
  const translation = { ...topic, record: { ...topic.record, name: { ...name, fr: 'Traduction revue' } } };
  const edit = { ...topic, record: { ...topic.record, parent: 'institutions' } };
  await next({ author: TRANSLATOR, changes: [translation] });
  await next({ changes: [edit] });
  // Records with links and children again, and a kind of which the founders entered nothing.
  await next({
    changes: [await changed(client, 'platform', 'vneid', { licence: 'MIT ' }), await changed(client, 'conflict', 'c01', { rule: null })],
  });
  await next({
    changes: [1, 2].map((n) => ({ kind: 'reply', code: `${REPLY.code}-${n}`, record: { ...REPLY, code: `${REPLY.code}-${n}` }, ...isNew })),
  });
  // What the reviewer said of it, breaks in a series, and the stored copy of a source.
  const decided = await submit(client, {
    changes: [
      await changed(client, 'source', 'founding-003', { copy: 'ab'.repeat(32) }),
      ...[1, 2].map((n) => ({
        kind: 'series-break',
        code: `${BREAK.code}-${n}`,
        record: { ...BREAK, code: `${BREAK.code}-${n}` },
        ...isNew,
      })),
    ],
  });
  await client.query(`UPDATE change_set SET decision = 'Đã đối chiếu với công văn.' WHERE number = $1`, [decided]);
  await publish(client, decided, REVIEWER, at(minute + 1));
});

describe('untouched', () => {
  test('the log and the tables agree after corrections, revisions, withdrawals and merges', async () => {
    const { editions, differences } = await verify(database.client);
    expect(differences).toEqual([]);
    const { rows } = await database.client.query(`SELECT (SELECT count(*)::int FROM observation) AS figures,
      (SELECT count(*)::int FROM change WHERE kind <> 'figures') AS records, (SELECT max(edition) FROM change_set) AS editions`);
    const sum = (of: 'records' | 'figures') => editions.reduce((total, edition) => total + edition[of], 0);
    expect([{ figures: sum('figures'), records: sum('records'), editions: editions.length }]).toEqual(rows);
  });
});

describe('one value altered', () => {
  let all: Tampering[] = [];
  beforeAll(async () => {
    all = await tamperings(database.client);
  });

  // Apart, because one alteration hides another below it: a record that is gone has no parts to compare.
  const parts = ['conflict_statement', 'platform_users', 'citation', 'publication_log'];
  const texts = ['change', 'staged_figure'];
  const rounds: [string, (table: string) => boolean][] = [
    ['records, links and figures', (table) => ![...parts, ...texts, 'change_set'].includes(table)],
    ['parts of records, citations and the log', (table) => parts.includes(table)],
    ['changes and staged figures', (table) => texts.includes(table)],
    ['change sets', (table) => table === 'change_set'],
  ];

  test.each(rounds)('of any column of %s is found and named', async (_, tables) => {
    for (const ofKey of [false, true]) {
      const made = all.filter((one) => tables(one.table) && one.ofKey === ofKey);
      expect(made.length).toBeGreaterThan(0);
      const found = await afterTampering(...made.map(({ statement }) => statement));
      const isNamed = ({ row, field }: Tampering) =>
        found.some((line) => line.includes(row) && (field === null || new RegExp(`, ${field}[.:]`).test(line)));
      expect(made.filter((one) => !isNamed(one))).toEqual([]);
    }
  });

  test('is out of reach of the role of the application: no privilege, a trigger, or a rule that comes before it', async () => {
    const application = await database.connect();
    await application.query('SET ROLE portal_app');
    const reached: string[] = [];
    for (const { statement } of all) {
      const refusal = await application.query(statement).catch((error: unknown) => error);
      if (!['42501', '23001', '23514', '23503'].includes((refusal as { code?: string }).code ?? '')) reached.push(statement);
    }
    expect(reached).toEqual([]);
  });
});

describe('what is found is said exactly', () => {
  test('a value, a digit, a word, a link, a sentence: expected and found', async () => {
    const found = await afterTampering(
      `UPDATE observation SET value = 12.66 WHERE ${figureRow} AND edition = 3`,
      `UPDATE observation SET value = value::numeric(10, 3) WHERE ${figureRow} AND edition = 1`,
      `UPDATE topic_revision SET name = jsonb_set(name, '{fr}', '"Traduction revus"') WHERE code = 'infrastructure' AND revision = 3`,
      `UPDATE link SET organisation_code = 'fpt' WHERE from_kind = 'platform' AND from_code = 'vneid' AND from_revision = 2 AND role = 'operators' AND position = 0`,
      `UPDATE citation SET confidence = 'low' WHERE observation_id = (SELECT id FROM observation WHERE ${figureRow} AND edition = 3)`,
      `UPDATE current_observation SET observation_id = observation_id + 1000000 WHERE series_code = '${statistics.series}' AND period = '2021'`,
    );
    expect(found).toEqual([
      'edition 7: topic infrastructure, revision 3, name.fr: published "Traduction revue", found "Traduction revus"',
      'edition 8: platform vneid, revision 2, link operators 0, organisation_code: published "bca", found "fpt"',
      `edition 1: ${figureName}, value: published "12.63", found "12.630"`,
      `edition 3: ${figureName}, value: published "12.65", found "12.66"`,
      `edition 3: citation of source congthuong-gso-2023, ${figureName}, confidence: published "high", found "low"`,
      expect.stringMatching(
        /^current figure series de-gdp-share-statistics-office, period 2021, area vn, observation_id: published \d+, found 1\d{6}$/,
      ),
    ]);
  });

  test('a word of a decision, the copy of a source, a break in a series', async () => {
    const found = await afterTampering(
      `UPDATE change_set SET decision = 'Đã đối chiếu với công văn!' WHERE edition = 10`,
      `UPDATE source_revision SET copy = overlay(copy PLACING 'f' FROM 64) WHERE code = 'founding-003' AND copy IS NOT NULL`,
      `UPDATE series_break SET period = '2022' WHERE code = '${BREAK.code}-1'`,
    );
    expect(found).toEqual([
      'edition 10: change set 10, decision: published "Đã đối chiếu với công văn.", found "Đã đối chiếu với công văn!"',
      `edition 10: source founding-003, revision 2, copy: published "${'ab'.repeat(32)}", found "${'ab'.repeat(31)}af"`,
      `edition 10: series-break ${BREAK.code}-1, revision 1, period: published "2023", found "2022"`,
    ]);
  });

  test('rows added and rows removed', async () => {
    const found = await afterTampering(
      `INSERT INTO observation (series_code, period, area_code, release_code, value, qualifier, status, nature, edition, recorded_at)
       SELECT series_code, '1990', area_code, release_code, 99, '=', 'final', 'new', edition, recorded_at FROM observation WHERE ${figureRow} AND edition = 3`,
      `INSERT INTO topic (code) VALUES ('smuggled')`,
      `INSERT INTO topic_revision (code, revision, edition, recorded_at, name) SELECT 'smuggled', 1, 1, now(), name FROM topic_revision LIMIT 1`,
      `DELETE FROM reply WHERE code = '${REPLY.code}-1'`,
      `DELETE FROM link WHERE from_kind = 'platform' AND from_code = 'vneid' AND from_revision = 2 AND role = 'operators'`,
      'DELETE FROM publication_log WHERE edition = 4',
      'DELETE FROM staged_figure WHERE change_set_number = 3',
    );
    const unpublished = 'there, but no edition published it';
    expect(found).toEqual([
      'edition 3: staged figures of change set 3: missing',
      'edition 4: log entry: missing',
      'edition 8: platform vneid, revision 2, link operators 0: missing',
      'edition 8: platform vneid, revision 2, link operators 1: missing',
      `edition 9: reply ${REPLY.code}-1, revision 1: missing`,
      expect.stringContaining(`edition 1: ${figureName}, superseded_at: published null, found "2026-11-22T`),
      `edition 3: ${figureName.replace('2022', '1990')}: ${unpublished}`,
      `edition 3: ${figureName}: ${unpublished}`,
      `edition 3: citation of source congthuong-gso-2023, ${figureName}: ${unpublished}`,
      `current figure series ${december.series}, period 1990, area vn: missing`,
      `edition 1: topic smuggled, revision 1: ${unpublished}`,
      `code smuggled of topic: ${unpublished}`,
    ]);
  });

  test('an entry of the log that was rewritten together with its own hash does not fit under the next one', async () => {
    const { rows } = await database.client.query<{ entry: string; previous_hash: string }>(
      'SELECT * FROM publication_log WHERE edition = 6',
    );
    const entry = (rows[0]?.entry ?? '').replaceAll('by a test', 'by a pest');
    const hash = digest(`${rows[0]?.previous_hash}\n${entry}`);
    const found = await afterTampering(
      `UPDATE publication_log SET entry = ${escapeLiteral(entry)}, hash = '${hash}' WHERE edition = 6`,
      `UPDATE change_set SET (title, reason) = (SELECT words, words FROM (SELECT '{"original":"en","en":"A change made by a pest"}'::jsonb) AS w (words)) WHERE edition = 6`,
    );
    expect(found).toEqual([expect.stringMatching(/^edition 7: log entry, previous_hash: published "[0-9a-f]{64}", found "[0-9a-f]{64}"$/)]);
  });

  test('a day that the database derives, once it derives it no more', async () => {
    const found = await afterTampering(
      'ALTER TABLE release_revision ALTER released_latest DROP EXPRESSION',
      `UPDATE release_revision SET released_latest = released_latest - 1 WHERE code = '${december.release}'`,
      `ALTER TABLE observation ALTER period_end DROP EXPRESSION`,
      `UPDATE observation SET period_end = period_end + 1 WHERE ${figureRow} AND edition = 3`,
    );
    expect(found).toEqual([
      `edition 3: ${figureName}, period_end: published "2022-12-31", found "2023-01-01"`,
      'column released_latest of release_revision: there, but no edition published it',
    ]);
  });
});

describe('npm run verify-log', () => {
  async function run(url: string): Promise<{ code: number | null; lines: string[] }> {
    const child = spawn(process.execPath, [...nodeArguments, 'scripts/verify-log.ts'], { env: { ...process.env, DATABASE_URL: url } });
    const [chunks, [code]] = await Promise.all([child.stdout.toArray(), once(child, 'close')]);
    return { code, lines: Buffer.concat(chunks).toString().trim().split('\n') };
  }

  test('ends with what agrees and 0, or with what differs and 1', async () => {
    const altered = await cloneDatabase(inject('clusterUrl'), 'content');
    const owner = new Client({ connectionString: altered });
    await owner.connect();
    await owner.query(`SET session_replication_role = 'replica'`);
    await owner.query(`UPDATE observation SET value = 12.64 WHERE ${figureRow}`);
    await owner.end();
    const [good, bad] = await Promise.all([run(database.url), run(altered)]);
    await dropDatabase(altered);
    expect(good).toMatchObject({ code: 0 });
    expect(good.lines.at(-1)).toMatch(/^10 editions, [\d,]+ records, [\d,]+ figures: the log and the tables agree$/);
    expect(good.lines.filter((line) => line.startsWith('edition '))).toHaveLength(10);
    expect(bad).toMatchObject({ code: 1 });
    expect(bad.lines.slice(-2)).toEqual([
      `DIFFERENT edition 1: ${figureName}, value: published "12.63", found "12.64"`,
      '1 difference: the log and the tables do not agree',
    ]);
  });
});
