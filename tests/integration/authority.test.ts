import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { KINDS } from '@/lib/publishing/kinds';
import { publish } from '@/lib/publishing/publish';
import { applicationUrl as addressForSite } from '@/scripts/database';
import { applicationUrl } from '../support/cluster';
import { addActors, changed, figureAgain, REVIEWER, submit } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
let application: pg.Client;

/** Tables of people and of work on its way, and what the application may do to their rows beside reading and adding. */
const working: Readonly<Record<string, readonly string[]>> = {
  account_user: ['UPDATE', 'DELETE'],
  account_session: ['UPDATE', 'DELETE'],
  account_credential: ['UPDATE', 'DELETE'],
  account_verification: ['UPDATE', 'DELETE'],
  account_second_factor: ['UPDATE', 'DELETE'],
  sign_in_attempt: ['UPDATE', 'DELETE'],
  responsibility: ['UPDATE', 'DELETE'],
  form_draft: ['UPDATE', 'DELETE'],
  held_form: ['UPDATE', 'DELETE'],
  import: ['UPDATE', 'DELETE'],
  import_problem: ['UPDATE', 'DELETE'],
  import_record: ['UPDATE', 'DELETE'],
  import_figure: ['UPDATE', 'DELETE'],
  membership: ['UPDATE'],
  invitation: ['UPDATE'],
  api_token: ['UPDATE'],
  change_comment: ['UPDATE'],
  link_check: ['UPDATE'],
  // Until they are handed in; the triggers keep what is published.
  change_set: ['UPDATE', 'DELETE'],
  change: ['UPDATE', 'DELETE'],
  staged_figure: ['UPDATE', 'DELETE'],
  // Derived from what is published, by publish() alone; made anew by `npm run search`.
  search_entry: ['UPDATE', 'DELETE'],
  search_facets: ['UPDATE', 'DELETE'],
  search_text: ['UPDATE', 'DELETE'],
  search_word: ['UPDATE', 'DELETE'],
};
/** What not even an addition may come to by itself. */
const untouched = ['_prisma_migrations', 'current_observation'];
const privilege = '42501';
const restriction = '23001';

beforeAll(async () => {
  await addActors(database.client);
  application = new pg.Client({ connectionString: applicationUrl(database.url) });
  await application.connect();
});
afterAll(() => application.end());

const tables = async () =>
  (
    await database.client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') ORDER BY 1`,
    )
  ).rows.map(({ name }) => name);
const isPublished = (table: string) => working[table] === undefined && !untouched.includes(table);

async function refusal(statement: string): Promise<string | null> {
  await application.query('BEGIN');
  try {
    await application.query(statement);
    await application.query('SET CONSTRAINTS ALL IMMEDIATE');
    return null;
  } catch (error) {
    return (error as { code?: string }).code ?? 'unknown';
  } finally {
    await application.query('ROLLBACK');
  }
}

describe('the role of the application', () => {
  test('is no owner: it may do to each table what is listed, and no more', async () => {
    const { rows } = await database.client.query<{ name: string; held: string[] }>(
      `SELECT c.relname AS name, array(SELECT p FROM unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) p
                WHERE has_table_privilege('portal_app', c.oid, p)) AS held
         FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const { name, held } of rows) {
      const added = untouched.includes(name) ? [] : ['INSERT'];
      expect(held, name).toEqual(['SELECT', ...added, ...(working[name] ?? [])]);
    }
    const { rows: owned } = await database.client.query(
      `SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'portal_app' UNION SELECT rolname FROM pg_roles
        WHERE rolname = 'portal_app' AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls OR rolreplication OR rolcanlogin)`,
    );
    expect(owned).toEqual([]);
  });

  test('changes, removes and empties no published table', async () => {
    const published = (await tables()).filter(isPublished);
    for (const { table } of KINDS) expect(published).toContain(table);
    for (const table of ['observation', 'citation', 'link', 'publication_log', 'audit_entry', 'change_set_step'])
      expect(published).toContain(table);
    for (const table of [...published, ...untouched]) {
      const { rows } = await database.client.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped LIMIT 1`,
        [table],
      );
      const column = rows[0]?.name;
      for (const statement of [`UPDATE "${table}" SET "${column}" = "${column}"`, `DELETE FROM "${table}"`, `TRUNCATE "${table}"`])
        expect(await refusal(statement), statement).toBe(privilege);
    }
    for (const table of Object.keys(working)) expect(await refusal(`TRUNCATE "${table}" CASCADE`), table).toBe(privilege);
  });

  test('adds nothing to what is published but in the transaction that publishes it', async () => {
    const copied = async (table: string, columns: Record<string, string>) => {
      const { rows } = await database.client.query<{ name: string }>(
        `SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND attgenerated = '' AND NOT attisdropped
            AND attidentity = '' AND attname <> 'id' ORDER BY attnum`,
        [table],
      );
      const names = rows.map(({ name }) => name);
      const values = names.map((name) => columns[name] ?? `"${name}"`);
      return `INSERT INTO "${table}" (${names.map((name) => `"${name}"`).join(', ')}) SELECT ${values.join(', ')} FROM "${table}" LIMIT 1`;
    };
    const next = { revision: 'revision + 1', superseded_at: 'NULL' };
    const additions = [
      await copied('topic_revision', next),
      await copied('task_fact', next),
      await copied('observation', { release_code: `(SELECT max(code) FROM release)`, superseded_at: 'NULL' }),
      await copied('citation', { source_code: `(SELECT max(code) FROM source)` }),
      await copied('link', { position: '99' }),
      await copied('conflict_statement', { side: `'z'` }),
      await copied('platform_users', { period: `'1999'` }),
    ];
    for (const statement of additions) expect(await refusal(statement), statement).toBe(restriction);
  });

  test.each([
    `INSERT INTO current_observation SELECT series_code, area_code, '1990', observation_id FROM current_observation LIMIT 1`,
    'UPDATE current_observation SET observation_id = observation_id',
    'DELETE FROM current_observation',
    'TRUNCATE current_observation',
  ])('does not write what stands as the current figure: %s', async (statement) => {
    expect(await refusal(statement)).toBe(privilege);
  });

  test('deriving the current figures anew gives what stands there', async () => {
    const standing = async () =>
      (await database.client.query(`SELECT md5(string_agg(c::text, ' ' ORDER BY c::text)) AS hash FROM current_observation c`)).rows[0]
        .hash;
    const before = await standing();
    for (const edition of [1, 0, 999]) await application.query('SELECT refresh_current_observation($1)', [edition]);
    expect(await standing()).toBe(before);
  });

  test.each([
    `UPDATE change_set SET title = title WHERE edition = 1`,
    `UPDATE change_set SET decision = 'another' WHERE edition = 1`,
    `UPDATE change_set SET state = 'returned', edition = NULL, published_at = NULL WHERE edition = 1`,
    'DELETE FROM change_set WHERE edition = 1',
    'UPDATE change SET record = record WHERE change_set_number = 1',
    'DELETE FROM change WHERE change_set_number = 1',
    'UPDATE staged_figure SET value = value + 1 WHERE change_set_number = 1',
    'DELETE FROM staged_figure WHERE change_set_number = 1',
  ])('comes to a published change set through no trigger: %s', async (statement) => {
    expect(await refusal(statement)).toBe(restriction);
  });

  test.each([
    'ALTER TABLE observation DISABLE TRIGGER ALL',
    'DROP TRIGGER append_only ON observation',
    'CREATE OR REPLACE FUNCTION only_close() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
    `SET LOCAL session_replication_role = 'replica'`,
    'CREATE TABLE mine (id int)',
    'GRANT UPDATE ON observation TO portal_app; UPDATE observation SET value = value',
    'ALTER ROLE portal_app SUPERUSER',
  ])('cannot take the guards away: %s', async (statement) => {
    expect(await refusal(statement)).toBe(privilege);
  });

  test('does all that publishing needs: records, figures, the log', async () => {
    const { rows } = await application.query(
      `SELECT series_code AS series, period, area_code AS area, release_code AS release FROM observation WHERE superseded_at IS NULL ORDER BY id LIMIT 1`,
    );
    const number = await submit(application, {
      changes: [await changed(application, 'source', 'founding-003', { notation: 'as-the-application' })],
      figures: [await figureAgain(application, rows[0], 'correction', { value: '98.76' })],
    });
    const { edition } = await publish(application, number, REVIEWER, '2026-12-01T00:00:00Z');
    const found = await database.client.query(`SELECT value::text FROM observation WHERE edition = $1 AND superseded_at IS NULL`, [
      edition,
    ]);
    expect(found.rows).toEqual([{ value: '98.76' }]);
  });
});

describe('the address of DATABASE_URL', () => {
  const names = { member: `member_${randomBytes(4).toString('hex')}`, stranger: `stranger_${randomBytes(4).toString('hex')}` };
  const as = (name: string, options?: string) => {
    const url = new URL(database.url);
    url.username = name;
    url.password = 'of-a-test';
    if (options) url.searchParams.set('options', options);
    return url.href;
  };
  beforeAll(async () => {
    for (const name of Object.values(names)) await database.client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'of-a-test'`);
    await database.client.query(`GRANT portal_app TO ${names.member}`);
    vi.stubEnv('DATABASE_URL', database.url);
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await Promise.all([names.member, names.stranger].map((name) => database.client.query(`DROP ROLE ${name}`)));
  });
  const used = async (given: string) => {
    const lines: string[] = [];
    const url = await addressForSite(given, (line) => lines.push(line));
    return { url, lines };
  };

  test('leads the web server to the role where its login may take it, on every connection of a pool', async () => {
    for (const given of [as(names.member), database.url]) {
      const { url, lines } = await used(given);
      expect(lines).toEqual([]);
      const connections = new pg.Pool({ connectionString: url, max: 4 });
      const asked = await Promise.all(Array.from({ length: 12 }, () => connections.query('SELECT current_user AS role, pg_sleep(0.02)')));
      expect(new Set(asked.map(({ rows }) => rows[0].role))).toEqual(new Set(['portal_app']));
      await expect(connections.query('UPDATE observation SET value = value')).rejects.toMatchObject({ code: privilege });
      await connections.end();
    }
  });

  test('keeps what else it asks of its connections', async () => {
    const { url } = await used(as(names.member, '-c statement_timeout=4321'));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(`SELECT current_user AS role, current_setting('statement_timeout') AS timeout`);
    await client.end();
    expect(rows).toEqual([{ role: 'portal_app', timeout: '4321ms' }]);
  });

  test('stays as it is where its login may not take the role, and says so', async () => {
    const given = as(names.stranger);
    const { url, lines } = await used(given);
    expect(url).toBe(given);
    expect(lines).toEqual([expect.stringContaining('does not work as portal_app')]);
  });
});
