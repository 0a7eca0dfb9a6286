import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { addActors, BREAK, publishChange, REPLY } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');

beforeAll(async () => {
  await addActors(database.client);
  const isNew = { baseRevision: 0, nature: 'new' as const };
  const changes = [
    { kind: 'reply', code: REPLY.code, record: REPLY, ...isNew },
    { kind: 'series-break', code: BREAK.code, record: BREAK, ...isNew },
  ];
  await publishChange(database.client, { changes }, new Date().toISOString());
});

/** Tables that hold no published row: the journal of migrations, what is not published yet, the derived current values and entries of the search, the wing's own, releases. */
const unpublished =
  /^(_prisma_migrations|actor|change_set|change|staged_figure|current_observation|account_.*|membership|invitation|responsibility|api_.*|sign_in_attempt|audit_entry|change_(set_step|comment)|form_draft|held_form|stored_file|import|import_.*|link_check|archive_.*|search_.*)$/;

const refusedBy = { check: '23514', restriction: '23001', privilege: '42501' };

/** Runs statements in one transaction that is never kept; the code and message of the refusal, or null. */
async function refusal(...statements: string[]): Promise<{ code: string | undefined; message: string } | null> {
  const { client } = database;
  await client.query('BEGIN');
  try {
    for (const statement of statements) await client.query(statement);
    // What would be checked at the commit is checked now.
    await client.query('SET CONSTRAINTS ALL IMMEDIATE');
    return null;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    return { code: error.code, message: error.message };
  } finally {
    await client.query('ROLLBACK');
  }
}

async function namesOf(query: string): Promise<string[]> {
  const { rows } = await database.client.query<{ name: string }>(query);
  return rows.map((row) => row.name);
}

const tables = () =>
  namesOf(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
const columnsOf = (table: string) =>
  namesOf(`SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '${table}'
           AND is_generated = 'NEVER' ORDER BY ordinal_position`);

async function publishedTables(): Promise<string[]> {
  const published = (await tables()).filter((table) => !unpublished.test(table));
  expect(published.length).toBeGreaterThan(25);
  return published;
}

/** An existing row again, as the next one of its kind, with some columns replaced. */
async function again(table: string, columns: Record<string, string>): Promise<string> {
  const names = (await columnsOf(table)).filter((name) => name !== 'id');
  const values = names.map((name) => columns[name] ?? (name === 'revision' ? 'revision + 1' : `"${name}"`));
  return `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) SELECT ${values.join(', ')} FROM "${table}" WHERE superseded_at IS NULL LIMIT 1`;
}

const cite = `INSERT INTO citation (observation_id, source_code, confidence) SELECT max(id), (SELECT min(code) FROM source), 'high' FROM observation`;
const figure = (columns: Record<string, string>) => again('observation', { period: `'1990'`, ...columns });

describe('the database refuses', () => {
  test('a figure without a citation, at the commit', async () => {
    const { client } = database;
    await client.query('BEGIN');
    await client.query(await figure({}));
    await expect(client.query('COMMIT')).rejects.toMatchObject({
      code: refusedBy.check,
      message: expect.stringContaining('has no citation'),
    });
    const { rowCount } = await client.query(`SELECT FROM observation WHERE period = '1990'`);
    expect(rowCount).toBe(0);
    expect(await refusal(await figure({}), cite)).toBeNull();
  });

  test.each(['2023-13', '2023-Q5', '2023-S3', '2023-00', '23', '2023-07-18', 'năm 2023', ''])(
    '%j as the period of a figure',
    async (period) => {
      expect(await refusal(await figure({ period: `'${period}'` }), cite)).not.toBeNull();
    },
  );

  test.each([
    ['qualifier', '≈'],
    ['status', 'guess'],
    ['nature', 'better'],
  ])('a figure whose %s is %j', async (column, value) => {
    expect(await refusal(await figure({ [column]: `'${value}'` }), cite)).toMatchObject({ code: refusedBy.check });
  });

  test('a figure without a value that is not a withdrawal', async () => {
    expect(await refusal(await figure({ value: 'NULL' }), cite)).toMatchObject({ code: refusedBy.check });
    expect(await refusal(await figure({ value: 'NULL', nature: `'withdrawal'` }))).toBeNull();
  });

  test.each([
    ['without its original language', { vi: 'Chủ đề' }],
    ['whose original has no words', { original: 'vi', en: 'Topic' }],
    ['in a language the portal does not speak', { original: 'vi', vi: 'Chủ đề', de: 'Thema' }],
    ['with empty words', { original: 'vi', vi: 'Chủ đề', en: '' }],
  ])('a text %s', async (_, name) => {
    expect(await refusal(await again('topic_revision', { name: `'${JSON.stringify(name)}'` }))).toMatchObject({ code: refusedBy.check });
  });

  test('a target without a number or words, and a number without a comparator', async () => {
    const nothing = { low: 'NULL', high: 'NULL', words: 'NULL', comparator: 'NULL' };
    expect(await refusal(await again('target_revision', nothing))).toMatchObject({ code: refusedBy.check });
    expect(await refusal(await again('target_revision', { ...nothing, low: '20' }))).toMatchObject({ code: refusedBy.check });
    expect(await refusal(await again('target_revision', { ...nothing, low: '20', comparator: `'>='` }))).toBeNull();
  });

  test('a date that is not one, a code that is not one', async () => {
    expect(await refusal(await again('release_revision', { released: `'2023-02-30'` }))).not.toBeNull();
    expect(await refusal(await again('release_revision', { released: `'about 2023'` }))).toMatchObject({ code: refusedBy.check });
    expect(await refusal(`INSERT INTO topic (code) VALUES ('Not-A-Code')`)).toMatchObject({ code: refusedBy.check });
  });

  test('a revision that skips one', async () => {
    expect(await refusal(await again('topic_revision', { revision: 'revision + 2' }))).toMatchObject({ code: '23503' });
  });
});

describe('what is published', () => {
  test.each([
    ['changed', 'update', (table: string, column: string) => `UPDATE "${table}" SET "${column}" = "${column}"`],
    ['removed', 'delete', (table: string) => `DELETE FROM "${table}"`],
    ['removed', 'truncate', (table: string) => `TRUNCATE "${table}" CASCADE`],
  ])('is never %s: every published table refuses %s', async (_, __, statement) => {
    for (const table of await publishedTables()) {
      const { rows } = await database.client.query(`SELECT FROM "${table}" LIMIT 1`);
      expect(rows, `${table} has rows to protect`).toHaveLength(1);
      const [column = ''] = await columnsOf(table);
      expect(await refusal(statement(table, column)), table).toMatchObject({ code: refusedBy.restriction });
    }
  });

  test('is out of reach of the application: its role may neither change nor remove it', async () => {
    for (const table of await publishedTables()) {
      const [column = ''] = await columnsOf(table);
      for (const statement of [`UPDATE "${table}" SET "${column}" = "${column}"`, `DELETE FROM "${table}"`, `TRUNCATE "${table}"`]) {
        expect(await refusal('SET LOCAL ROLE portal_app', statement), statement).toMatchObject({ code: refusedBy.privilege });
      }
    }
  });

  test('cannot be opened to change by the application: it owns no table and no trigger', async () => {
    const attempts = [
      'ALTER TABLE observation DISABLE TRIGGER ALL',
      'DROP TABLE citation',
      `SET LOCAL session_replication_role = 'replica'`,
    ];
    for (const attempt of attempts) {
      expect(await refusal('SET LOCAL ROLE portal_app', attempt), attempt).toMatchObject({ code: refusedBy.privilege });
    }
  });
});

describe('a change set', () => {
  const words = `'{"original":"en","en":"A change made by a test"}'`;
  const person = (name: string, role: string) =>
    `WITH u AS (INSERT INTO account_user (id, name, email, updated_at) VALUES ('${name}', '${name}', '${name}@example.org', now())),
          a AS (INSERT INTO actor (id, kind, user_id) VALUES ('person:${name}', 'person', '${name}'))
     INSERT INTO membership (user_id, role, organisation_code, granted_at, granted_by) VALUES ('${name}', '${role}', 'bkhcn', now(), 'system:founding')`;
  const prepared = [
    person('one', 'editor'),
    person('two', 'reviewer'),
    person('three', 'editor'),
    `INSERT INTO actor (id, kind, user_id) VALUES ('token:of-two', 'token', 'two')`,
  ];
  const handedIn = (author: string) =>
    `WITH s AS (INSERT INTO change_set (number, title, reason, author_id, organisation_code) VALUES (999, ${words}, ${words}, '${author}', 'bkhcn')) SELECT`;
  const submitted = `UPDATE change_set SET state = 'submitted', submitted_at = now() WHERE number = 999`;
  const published = (reviewer: string, edition = '999', at = 'now()') =>
    `UPDATE change_set SET state = 'published', reviewer_id = ${reviewer}, edition = ${edition}, published_at = ${at} WHERE number = 999`;
  const wayOf = (author: string, reviewer: string) => [...prepared, handedIn(author), submitted, published(reviewer)];

  test('is published only by a second person who reviews for its body; the founders are exempt for the first edition alone', async () => {
    for (const reviewer of ['NULL', `'person:one'`, `'person:three'`, `'system:founding'`])
      expect(await refusal(...wayOf('person:one', reviewer)), reviewer).toMatchObject({ code: refusedBy.check });
    expect(await refusal(...wayOf('person:one', `'person:two'`))).toBeNull();
    expect(await refusal(...wayOf('token:of-two', `'person:two'`)), 'the token of the reviewer').toMatchObject({ code: refusedBy.check });
    expect(await refusal(...wayOf('system:founding', 'NULL')), 'not the first edition').toMatchObject({ code: refusedBy.check });
  });

  test('has an edition exactly when it is published', async () => {
    const half = (...given: [string, string]) => [...prepared, handedIn('person:one'), submitted, published(`'person:two'`, ...given)];
    expect(await refusal(...half('NULL', 'NULL'))).toMatchObject({ code: refusedBy.check });
    expect(await refusal(...half('999', 'NULL'))).toMatchObject({ code: refusedBy.check });
  });

  test('begins as a draft and goes one way', async () => {
    const begun = [...prepared, handedIn('person:one')];
    expect(await refusal(...begun, published(`'person:two'`))).toMatchObject({ code: refusedBy.restriction });
    expect(await refusal(...begun, submitted, `UPDATE change_set SET state = 'draft' WHERE number = 999`)).toMatchObject({
      code: refusedBy.restriction,
    });
    expect(await refusal(...begun, `UPDATE change_set SET author_id = 'person:three' WHERE number = 999`)).toMatchObject({
      code: refusedBy.restriction,
    });
    const whole = `INSERT INTO change_set (title, reason, author_id, state, submitted_at) VALUES (${words}, ${words}, 'person:one', 'submitted', now())`;
    expect(await refusal(...prepared, whole)).toMatchObject({ code: refusedBy.restriction });
  });

  test.each([
    `UPDATE change_set SET title = '{"original":"en","en":"Another title"}' WHERE edition = 1`,
    `UPDATE change_set SET state = 'withdrawn', edition = NULL, published_at = NULL WHERE edition = 1`,
    'DELETE FROM change_set WHERE edition = 1',
    `UPDATE change SET record = '{}' WHERE change_set_number = 1 AND position = 0`,
    'DELETE FROM change WHERE change_set_number = 1',
    `INSERT INTO change SELECT change_set_number, 100000, kind, 'late', 0, 'new', record, digest FROM change WHERE position = 0`,
    'UPDATE staged_figure SET value = 1 WHERE change_set_number = 1',
    'DELETE FROM staged_figure WHERE change_set_number = 1',
    'INSERT INTO staged_figure SELECT (jsonb_populate_record(s, \'{"position":100000}\')).* FROM staged_figure s WHERE position = 0',
  ])('once published is closed: %s', async (statement) => {
    expect(await refusal(statement)).toMatchObject({ code: refusedBy.restriction });
    expect(await refusal('SET LOCAL ROLE portal_app', statement)).not.toBeNull();
  });
});
