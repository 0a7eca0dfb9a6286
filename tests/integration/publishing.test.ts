import { beforeAll, describe, expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors';
import { canonical, digest } from '@/lib/publishing/canonical';
import { kindNamed } from '@/lib/publishing/kinds';
import { publish } from '@/lib/publishing/publish';
import { readRecords } from '@/lib/publishing/records';
import { listTopics } from '@/lib/topics/queries';
import { AUTHOR, addActors, changed, publishChange, REVIEWER, submit, TRANSLATOR } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 3, minute)).toISOString();

beforeAll(() => addActors(database.client));

async function recordOf(kind: string, code: string) {
  const found = (await readRecords(database.client, kindNamed(kind), [code])).get(code);
  if (!found) throw new Error(`no ${kind} ${code}`);
  return found;
}

async function editions(): Promise<number[]> {
  const { rows } = await database.client.query<{ edition: number }>('SELECT edition FROM publication_log ORDER BY edition');
  return rows.map((row) => row.edition);
}

describe('publishing', () => {
  test('is all or nothing: one bad record of a change set leaves nothing of it', async () => {
    const { client } = database;
    const good = await changed(client, 'topic', 'institutions', { name: { original: 'vi', vi: 'Thể chế đã sửa' } });
    const bad = await changed(client, 'topic', 'infrastructure', { parent: 'no-such-topic' });
    const before = await editions();
    const number = await submit(client, { changes: [good, bad] });
    await expect(publish(client, number, REVIEWER, at(0))).rejects.toMatchObject({ code: '23503' });
    expect(await editions()).toEqual(before);
    expect(await recordOf('topic', 'institutions')).toMatchObject({ revision: 1 });
    const { rows } = await client.query('SELECT state, edition FROM change_set WHERE number = $1', [number]);
    expect(rows).toEqual([{ state: 'submitted', edition: null }]);
  });

  test('refuses a record that its kind does not allow, and names the field', async () => {
    const bad = await changed(database.client, 'indicator', 'de-gdp-share', { unit: 'bananas' });
    const number = await submit(database.client, { changes: [bad] });
    const thrown = await publish(database.client, number, REVIEWER, at(0)).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Invalid);
    expect(thrown).toMatchObject({ issues: [{ path: ['indicator', 'de-gdp-share', 'unit'] }] });
  });

  test('needs a second pair of eyes, whoever asks', async () => {
    const number = await submit(database.client, { changes: [await changed(database.client, 'topic', 'institutions', {})] });
    for (const reviewer of [null, AUTHOR])
      await expect(publish(database.client, number, reviewer, at(0))).rejects.toBeInstanceOf(Forbidden);
    await expect(publish(database.client, 99_999, REVIEWER, at(0))).rejects.toBeInstanceOf(NotFound);
  });

  test('gives the next edition without a gap, and names what readers must see anew', async () => {
    const [last = 0] = (await editions()).slice(-1);
    const change = await changed(database.client, 'topic', 'institutions', { name: { original: 'vi', vi: 'Thể chế' } });
    const published = await publishChange(database.client, { changes: [change] }, at(1));
    expect(published.edition).toBe(last + 1);
    expect(published.tags).toEqual(expect.arrayContaining(['topic', 'topic:institutions', 'edition']));
    expect((await listTopics()).find((topic) => topic.code === 'institutions')?.name.vi).toBe('Thể chế');
  });

  test('happens once: a published change set is not published again', async () => {
    const { rows } = await database.client.query<{ number: number }>(
      'SELECT max(number) AS number FROM change_set WHERE edition IS NOT NULL',
    );
    await expect(publish(database.client, rows[0]?.number ?? 0, REVIEWER, at(2))).rejects.toBeInstanceOf(Invalid);
  });

  test('works as the role of the application, which may not change what is published', async () => {
    const application = await database.connect();
    await application.query('SET ROLE portal_app');
    const change = await changed(application, 'source', 'founding-003', { notation: 'as-the-application' });
    await publishChange(application, { changes: [change] }, at(3));
    expect((await recordOf('source', 'founding-003')).record).toMatchObject({ notation: 'as-the-application' });
  });
});

describe('two people on one record', () => {
  test('a translator and an editor merge: each language is a path of its own', async () => {
    const { client } = database;
    const { record } = await recordOf('topic', 'infrastructure');
    const name = record.name as Record<string, string>;
    const translation = await changed(client, 'topic', 'infrastructure', { name: { ...name, fr: 'Traduction revue' } });
    const edit = await changed(client, 'topic', 'infrastructure', { name: { ...name, vi: 'Hạ tầng số đã sửa' }, parent: 'institutions' });
    await publishChange(client, { author: TRANSLATOR, changes: [translation] }, at(10));
    await publishChange(client, { changes: [edit] }, at(11));
    expect((await recordOf('topic', 'infrastructure')).record).toMatchObject({
      parent: 'institutions',
      name: { ...name, vi: 'Hạ tầng số đã sửa', fr: 'Traduction revue' },
    });
  });

  test('two values for one path stop with both shown, and nothing is written', async () => {
    const { client } = database;
    const first = await changed(client, 'indicator', 'de-gdp-share', { frequency: 'quarterly' });
    const second = await changed(client, 'indicator', 'de-gdp-share', { frequency: 'monthly' });
    await publishChange(client, { author: TRANSLATOR, changes: [first] }, at(12));
    const before = await editions();
    const number = await submit(client, {
      changes: [second, await changed(client, 'topic', 'institutions', { parent: 'infrastructure' })],
    });
    const thrown = await publish(client, number, REVIEWER, at(13)).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Conflict);
    expect(thrown).toMatchObject({
      conflicts: [{ path: 'indicator/de-gdp-share.frequency', published: 'quarterly', proposed: 'monthly' }],
    });
    expect(await editions()).toEqual(before);
    expect((await recordOf('indicator', 'de-gdp-share')).record).toMatchObject({ frequency: 'quarterly' });
    expect((await recordOf('topic', 'institutions')).record).toMatchObject({ parent: null });
  });
});

describe('many at once', () => {
  test('forty concurrent publications give forty editions without gaps', { timeout: 120_000 }, async () => {
    const before = (await editions()).length;
    const { client } = database;
    const numbers: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      const record = { code: `concurrent-${i}`, parent: null, name: { original: 'vi', vi: `Chủ đề ${i}` } };
      numbers.push(await submit(client, { changes: [{ kind: 'topic', code: record.code, baseRevision: 0, nature: 'new', record }] }));
    }
    const connections = await Promise.all(Array.from({ length: 8 }, () => database.connect()));
    const published = await Promise.all(
      connections.map(async (connection, lane) => {
        const own: number[] = [];
        for (const number of numbers.filter((_, index) => index % 8 === lane)) {
          own.push((await publish(connection, number, REVIEWER, at(20))).edition);
        }
        return own;
      }),
    );
    expect(published.flat().sort((a, b) => a - b)).toEqual(numbers.map((_, index) => before + 1 + index));
    expect(await editions()).toEqual(Array.from({ length: before + 40 }, (_, index) => index + 1));
  });

  test('each edition is recorded after the one before it, whatever the clocks of those who published', async () => {
    const { rows } = await database.client.query(
      `SELECT a.edition FROM change_set a JOIN change_set b ON b.edition = a.edition + 1 WHERE b.published_at <= a.published_at ORDER BY 1`,
    );
    expect(rows).toEqual([]);
  });
});

describe('the publication log', () => {
  test('is one chain of hashes over what was published, and speaks for the very texts', async () => {
    type Entry = { edition: number; change_set_number: number; entry: string; previous_hash: string; hash: string };
    const { rows } = await database.client.query<Entry>('SELECT * FROM publication_log ORDER BY edition');
    expect(rows.length).toBeGreaterThan(40);
    let previous = '0'.repeat(64);
    for (const row of rows) {
      expect(row.previous_hash).toBe(previous);
      expect(row.hash).toBe(digest(`${previous}\n${row.entry}`));
      previous = row.hash;
      const entry = JSON.parse(row.entry) as { edition: number; changes: { kind: string; code: string; digest: string }[] };
      expect(canonical(entry)).toBe(row.entry);
      const { rows: changes } = await database.client.query<{ kind: string; code: string; record: string }>(
        'SELECT kind, code, record FROM change WHERE change_set_number = $1 ORDER BY position',
        [row.change_set_number],
      );
      const spoken = entry.changes.map(({ kind, code, digest: text }) => ({ kind, code, digest: text }));
      expect(spoken).toEqual(changes.map(({ kind, code, record }) => ({ kind, code, digest: digest(record) })));
    }
  });
});
