import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { submitChangeSet } from '@/lib/publishing/change-set';
import { returnSet, scheduleSet } from '@/lib/publishing/decisions';
import { saveChange } from '@/lib/publishing/drafts';
import { publish, publishInTransaction } from '@/lib/publishing/publish';
import { countEntries } from '@/lib/search/counts';
import { rebuildSearch, settleSearch } from '@/lib/search/refresh';
import { addPerson } from '../support/people';
import { addActors, changed, figureAgain, publishChange, REVIEWER, submit } from '../support/publishing';
import { atEveryDoor, foundBy, newLike, resultsOf, storedSearch } from '../support/search';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const BODY = 'bkhcn';
/** Of no word of the portal one slip away, in letters that no input method makes others of. */
const MARK = 'Qivabonu';
const SLIP = 'qivabnou';
let editor: Viewer;
let reviewer: Viewer;
let minute = 0;
const at = (): string => new Date(Date.UTC(2026, 10, 22, 4, ++minute)).toISOString();

beforeAll(async () => {
  await addActors(database.client);
  editor = await addPerson(database.client, 'editor', [{ role: 'editor', organisation: BODY, language: null }]);
  await database.client.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) VALUES ($1, 'platform', now(), 'system:founding')`,
    [BODY],
  );
  reviewer = await addPerson(database.client, 'reviewer-of-the-body', [{ role: 'reviewer', organisation: BODY, language: null }]);
});

const words = (vi: string, en = vi) => ({ original: 'vi' as const, vi, en });
const publishAll = (...changes: Awaited<ReturnType<typeof changed>>[]) => publishChange(database.client, { changes }, at());
const added = (kind: string, like: string, code: string, fields: Record<string, unknown>) =>
  newLike(database.client, kind, like, code, fields);
const platform = (code: string, name: string) => added('platform', 'vneid', code, { name: words(name) });

describe('what is not published', () => {
  const synonym = { kind: 'synonym', code: 'vi-secret', baseRevision: 0, nature: 'new' as const };
  const secrets = async (code: string) => [
    await platform(code, `${MARK} ${code}`),
    await changed(database.client, 'topic', 'digital-economy', { name: words(`Kinh tế số ${MARK}`) }),
    { ...synonym, record: { code: synonym.code, language: 'vi', words: [MARK, 'kinh tế số'] } },
  ];
  const asked = [MARK, `kinh tế số ${MARK}`, SLIP, MARK.slice(0, 5)];
  type Doors = Record<string, Record<string, string>>;
  async function look(): Promise<Doors> {
    const said: Doors = {};
    for (const text of asked) said[text] = await atEveryDoor(text);
    return said;
  }
  let before: Doors;
  let counted: unknown;
  /** Sees only what is committed. */
  let outside: Awaited<ReturnType<typeof database.connect>>;

  beforeAll(async () => {
    outside = await database.connect();
    before = await look();
    counted = await countEntries();
  });
  /** Each door says to each question what it said before anything was written. */
  async function expectNoTrace(): Promise<void> {
    expect(await look()).toEqual(before);
    expect(await countEntries()).toEqual(counted);
    const { rowCount } = await outside.query(`SELECT FROM search_word WHERE word LIKE 'qivab%'`);
    expect(rowCount).toBe(0);
  }

  test('is found at no door: a draft', async () => {
    const { kind, code, baseRevision, nature, record } = await platform('secret-draft', `${MARK} bản nháp`);
    await saveChange(editor, { organisation: BODY, changeSet: null, kind, code, baseRevision, nature, record, seen: null });
    await expectNoTrace();
  });

  test('is found at no door: a set handed in, with its synonyms and new names', async () => {
    await submit(database.client, { changes: await secrets('secret-submitted') });
    await expectNoTrace();
  });

  test('is found at no door: a set that waits for its hour, and one that was returned from there', async () => {
    const number = await submitChangeSet(database.client, {
      title: words(`Công bố ${MARK}`),
      reason: words(MARK),
      author: editor.actor,
      organisation: BODY,
      changes: [await platform('secret-scheduled', `${MARK} hẹn giờ`)],
      figures: [],
    });
    const { rows } = await database.client.query<{ at: Date }>('SELECT submitted_at AS at FROM change_set WHERE number = $1', [number]);
    const submittedAt = rows[0]?.at.toISOString();
    const publishAt = new Date(now().getTime() + 3_600_000).toISOString();
    await scheduleSet(reviewer, { number, submittedAt, decision: 'Đúng giờ.', publishAt });
    await expectNoTrace();
    await returnSet(reviewer, { number, submittedAt, reason: 'Hoãn.' });
    await expectNoTrace();
  });

  test('leaves no trace where its publication is taken back, and stands there within it', async () => {
    const { client } = database;
    const stored = await storedSearch(client);
    const number = await submit(client, { changes: await secrets('secret-rolled-back') });
    const inside = async () =>
      (await client.query(`SELECT kind, code FROM search_entry WHERE words @@ '''qivabonu'''::tsquery ORDER BY 1`)).rows;
    await client.query('BEGIN');
    await publishInTransaction(client, number, REVIEWER, at());
    expect(await inside()).toContainEqual({ kind: 'platform', code: 'secret-rolled-back' });
    expect(await inside()).toContainEqual({ kind: 'topic', code: 'digital-economy' });
    await expectNoTrace();
    await client.query('ROLLBACK');
    expect(await inside()).toEqual([]);
    expect(await storedSearch(client)).toEqual(stored);
    await expectNoTrace();
  });

  test('is found at every door once it is published, and the check would have seen it', async () => {
    await publish(database.client, await submit(database.client, { changes: await secrets('secret-out') }), REVIEWER, at());
    const after = await look();
    // An address offers a few of the best: those that have the mark by a synonym come first.
    for (const [door, said] of Object.entries(after[MARK] ?? {})) {
      if (door === 'a lost address') expect(said).not.toBe(before[MARK]?.[door]);
      else expect(said, door).toContain('secret-out');
    }
    const trace = asked.filter((text) => JSON.stringify(after[text]) !== JSON.stringify(before[text]));
    expect(trace).toEqual(asked);
    expect((await resultsOf(SLIP)).meant?.toLowerCase()).toBe(MARK.toLowerCase());
    // By its synonym.
    expect(await foundBy(MARK)).toContain('term:digital-economy');
    expect(await countEntries()).not.toEqual(counted);
  });
});

describe('a publication', () => {
  test('takes a withdrawn record away at once, from every door', async () => {
    await publishAll(await platform('soon-gone', 'Zuvelo một lần'));
    expect(await foundBy('zuvelo')).toEqual(['platform:soon-gone']);
    await publishAll(await changed(database.client, 'platform', 'soon-gone', {}, 'withdrawal'));
    expect(await foundBy('zuvelo')).toEqual([]);
    for (const [door, said] of Object.entries(await atEveryDoor('zuvelo'))) expect(said, door).not.toContain('soon-gone');
    // Not even as the word that was meant.
    expect((await resultsOf('zuvelp')).hits).toEqual([]);
  });

  test('of a change makes a record found by its new words and not by its old', async () => {
    await publishAll(await platform('renamed', 'Tovariki cũ'));
    await publishAll(
      await changed(database.client, 'platform', 'renamed', { name: words('Mekolina mới'), description: words('Bezurato') }),
    );
    expect(await foundBy('mekolina')).toEqual(['platform:renamed']);
    expect(await foundBy('bezurato')).toEqual(['platform:renamed']);
    expect(await foundBy('tovariki')).toEqual([]);
  });

  test('is found before and after the worker, with the rights of the application, puts its words in their place', async () => {
    await publishAll(await platform('latest', 'Nivusara mới nhất'));
    expect(await foundBy('nivusara')).toEqual(['platform:latest']);
    const worker = await database.connect();
    await worker.query('SET ROLE portal_app');
    expect(await settleSearch(worker)).toBeGreaterThan(0);
    expect(await settleSearch(worker)).toBe(0);
    expect(await foundBy('nivusara')).toEqual(['platform:latest']);
  });

  test('of a replacement puts the replaced document after the one that replaces it', async () => {
    const document = (code: string, issued: string) =>
      added('document', 'qd-411-ttg-2022', code, { title: words('Kế hoạch nuvotari'), notation: null, issued, effective: issued });
    await publishAll(await document('plan-new', '2025-05-05'), await document('plan-old', '2025-06-06'));
    expect((await foundBy('kế hoạch nuvotari')).slice(0, 2)).toEqual(['document:plan-old', 'document:plan-new']);
    const replaces = await added('document-relation', 'nq-03-cp-2025-implements-nq-57-tw-2024', 'plan-new-replaces-plan-old', {
      document: 'plan-new',
      relation: 'replaces',
      other: 'plan-old',
    });
    await publishAll(replaces);
    expect((await foundBy('kế hoạch nuvotari')).slice(0, 2)).toEqual(['document:plan-new', 'document:plan-old']);
    await publishAll(await changed(database.client, 'document-relation', replaces.code, {}, 'withdrawal'));
    expect((await foundBy('kế hoạch nuvotari')).slice(0, 2)).toEqual(['document:plan-old', 'document:plan-new']);
  });

  test('of a new name of a former body makes its successors found by it, down the whole line', async () => {
    const { client } = database;
    await publishAll(await changed(client, 'organisation', 'btttt', { name: words('Bộ Thông tin và Galuvimo') }));
    expect(await foundBy('galuvimo')).toEqual(expect.arrayContaining(['organisation:btttt', 'organisation:bkhcn']));
    const again = await added('organisation', 'bkhcn', 'ministry-of-later', { name: words('Bộ sau này'), notation: null });
    const { rows } = await client.query<{ code: string }>(
      `SELECT code FROM organisation_succession WHERE predecessor_code = 'btttt' AND superseded_at IS NULL`,
    );
    const succession = await added('organisation-succession', rows[0]?.code ?? '', 'later-after-bkhcn', {
      predecessor: 'bkhcn',
      successor: 'ministry-of-later',
    });
    await publishAll(again);
    expect(await foundBy('galuvimo')).not.toContain('organisation:ministry-of-later');
    await publishAll(succession);
    expect(await foundBy('galuvimo')).toContain('organisation:ministry-of-later');
    await publishAll(await changed(client, 'organisation', 'btttt', { name: words('Bộ Thông tin và Ropiketu') }));
    expect(await foundBy('ropiketu')).toEqual(
      expect.arrayContaining(['organisation:btttt', 'organisation:bkhcn', 'organisation:ministry-of-later']),
    );
    await publishAll(await changed(client, 'organisation-succession', succession.code, {}, 'withdrawal'));
    expect(await foundBy('ropiketu')).not.toContain('organisation:ministry-of-later');
  });

  test('of a figure makes its indicator found by its value, as any locale writes it, and by its quote', async () => {
    const key = { series: 'de-gdp-share-ministry', period: '2024', area: 'vn', release: 'bkhcn-2025-11-26' };
    const quote = 'nay đạt 48.6173 phần vuneriko';
    const figure = await figureAgain(database.client, key, 'new', { period: '2025', value: '48.6173', quote, quoteLanguage: 'vi' });
    expect(await foundBy('48,6173')).toEqual([]);
    await publishChange(database.client, { figures: [figure] }, at());
    for (const text of ['48,6173', '48.6173', 'vuneriko', '48,6173 kinh tế số'])
      expect(await foundBy(text), text).toContain('indicator:de-gdp-share');
  });
});

describe('as of a day', () => {
  test('what was not known by then is not found, nor counted', async () => {
    const today = await resultsOf('trí tuệ nhân tạo');
    const then = await resultsOf('trí tuệ nhân tạo', { asOf: '2022-06-01' });
    expect(then.total).toBeLessThan(today.total);
    const { rows } = await database.client.query<{ record: string }>(
      `SELECT kind || ':' || code AS record FROM search_entry WHERE known_from <= '2022-06-01'`,
    );
    const known = new Set(rows.map(({ record }) => record));
    for (const text of ['trí tuệ nhân tạo', 'kinh tế số', 'digital', 'nghị quyết 57']) {
      expect(
        (await foundBy(text, { asOf: '2022-06-01' })).filter((record) => !known.has(record)),
        text,
      ).toEqual([]);
    }
    expect(await foundBy('57-NQ/TW')).toContain('document:nq-57-tw-2024');
    expect(await foundBy('57-NQ/TW', { asOf: '2024-12-21' })).not.toContain('document:nq-57-tw-2024');
    expect(await foundBy('57-NQ/TW', { asOf: '2024-12-22' })).toContain('document:nq-57-tw-2024');
  });

  test('a unit or body that did not exist yet is not found, nor by the name of what it came from', async () => {
    expect(await foundBy('Đà Nẵng', { asOf: '2023-01-01' })).not.toContain('area:p34-48');
    expect(await foundBy('Đà Nẵng', { asOf: '2023-01-01' })).toContain('area:p63-48');
    expect(await foundBy('Bộ Khoa học và Công nghệ', { asOf: '2023-01-01' })).not.toContain('organisation:bkhcn');
    expect(await foundBy('Bộ Thông tin và Truyền thông')).toContain('organisation:bkhcn');
    // Decided, and not yet in force.
    expect(await foundBy('Đà Nẵng', { asOf: '2025-06-20' })).toContain('area:p34-48');
  });

  test('words that were said later find nothing and are not shown', async () => {
    expect(await foundBy('vuneriko')).toContain('indicator:de-gdp-share');
    expect(await foundBy('vuneriko', { asOf: '2026-11-01' })).toEqual([]);
    const { hits } = await resultsOf('kinh tế số', { asOf: '2026-11-01' });
    expect(hits.length).toBeGreaterThan(5);
    expect(
      hits.filter(
        ({ passage }) => passage && ['quote', 'reply', 'fact', 'target', 'statement', 'series', 'figures'].includes(passage.part),
      ),
    ).toEqual([]);
    expect(JSON.stringify(hits)).not.toContain('48.6173');
  });
});

test('after all of this the search is what it would be if it were made anew', async () => {
  const { client } = database;
  const byEach = await storedSearch(client);
  const corrected = (await resultsOf(SLIP)).meant;
  expect(await rebuildSearch(client)).toBe(byEach.length);
  const anew = await storedSearch(client);
  const parts = byEach.flatMap((row, i) =>
    Object.keys(row).flatMap((part) => {
      const [one, other] = [row, anew[i]].map((of) => JSON.stringify(of?.[part]));
      return one === other ? [] : [`${row.kind} ${row.code}, ${part}: ${one} is now ${other}`];
    }),
  );
  expect(parts).toEqual([]);
  expect((await resultsOf(SLIP)).meant).toBe(corrected);
});
