import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { atOneInstant } from '@/lib/db/snapshot';
import { roomOf } from '@/lib/http/rooms';
import { submitChangeSet } from '@/lib/publishing/change-set';
import { returnSet, scheduleSet } from '@/lib/publishing/decisions';
import { saveChange } from '@/lib/publishing/drafts';
import { kindNamed } from '@/lib/publishing/kinds';
import { publish, publishInTransaction } from '@/lib/publishing/publish';
import { countEntries } from '@/lib/search/counts';
import { FOUND_KINDS } from '@/lib/search/found-kinds';
import { FACETS } from '@/lib/search/hits-sql';
import { rebuildSearch } from '@/lib/search/refresh';
import { listTopics } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';
import { askApi } from '../support/api';
import { addPerson } from '../support/people';
import { addActors, changed, figureAgain, publishChange, REVIEWER, submit } from '../support/publishing';
import { askSuggestions, atEveryDoor, foundBy, resultsOf, storedSearch } from '../support/search';
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
/** A new record made after one that is there. */
async function added(kind: string, like: string, code: string, fields: Record<string, unknown>) {
  const { record } = await changed(database.client, kind, like, fields);
  return { kind, code, baseRevision: 0, nature: 'new' as const, record: { ...record, code } };
}
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

describe('what each choice leads to', () => {
  const questions = ['kinh tế số', 'digital', '2024', 'Bộ Thông tin và Truyền thông', 'Hà Nội'];

  // What is read of one instant is read once: the status of every indicator and task.
  const still = (work: () => Promise<void>) => () => atOneInstant(work);

  test.each(questions)('has as many results as its count says: %s', { timeout: 120_000 }, (text) =>
    atOneInstant(async () => {
      const all = await resultsOf(text);
      expect(all.facets.length + all.statuses.length).toBeGreaterThan(3);
      const topics = await listTopics();
      for (const facet of FACETS) {
        const counted = all.facets.filter((one) => one.facet === facet);
        for (const { code, count } of counted) {
          // A topic holds those below it.
          const family = facet === 'topic' ? withChildren(topics, code) : [code];
          const sum = facet === 'topic' ? counted.reduce((total, one) => total + (family.includes(one.code) ? one.count : 0), 0) : count;
          expect((await resultsOf(text, { choice: { [facet]: code }, limit: 1 })).total, `${facet} ${code}`).toBe(sum);
        }
      }
      for (const { code, count } of all.statuses) {
        const { total, hits } = await resultsOf(text, { choice: { status: code } });
        expect(total, code).toBe(count);
        expect(new Set(hits.map(({ status }) => status))).toEqual(new Set([code]));
      }
      expect(all.facets.filter(({ facet }) => facet === 'kind').reduce((sum, { count }) => sum + count, 0)).toBe(all.total);
    }),
  );

  test(
    'still does under other choices, and leaves its own values to choose from',
    still(async () => {
      const choice = { kind: 'task', topic: 'digital-economy' };
      const { facets, total, statuses } = await resultsOf('kinh tế', { choice });
      expect(total).toBeGreaterThan(0);
      expect(facets.filter(({ facet }) => facet === 'kind').length).toBeGreaterThan(1);
      for (const { facet, code, count } of facets.filter(({ facet }) => facet !== 'topic')) {
        expect((await resultsOf('kinh tế', { choice: { ...choice, [facet]: code }, limit: 1 })).total, `${facet} ${code}`).toBe(count);
      }
      for (const { code, count } of statuses) {
        expect((await resultsOf('kinh tế', { choice: { ...choice, status: code }, limit: 1 })).total, code).toBe(count);
      }
    }),
  );

  test('of a topic includes the topics below it', async () => {
    const child = await added('topic', 'digital-economy', 'below-digital-economy', {
      name: words('Kinh tế dưới'),
      parent: 'digital-economy',
    });
    const before = (await resultsOf('kinh tế', { choice: { topic: 'digital-economy' }, limit: 1 })).total;
    await publishAll(child, await added('platform', 'vneid', 'of-the-child', { name: words('Nền tảng kinh tế'), topic: child.code }));
    const after = await resultsOf('kinh tế', { choice: { topic: 'digital-economy' } });
    expect(after.total).toBe(before + 2);
    expect(after.hits.map(({ code }) => code)).toEqual(expect.arrayContaining([child.code, 'of-the-child']));
    expect(await foundBy('kinh tế', { choice: { topic: child.code } })).toHaveLength(2);
  });

  test(
    'is nothing where there is no such kind, topic, body, area, status or year',
    still(async () => {
      for (const choice of [
        { kind: 'nothing' },
        { topic: 'nothing' },
        { organisation: 'nothing' },
        { area: 'nothing' },
        { status: 'nothing' },
        { year: '1950' },
        { kind: 'constructor' },
      ]) {
        expect(await resultsOf('kinh tế', { choice }), JSON.stringify(choice)).toMatchObject({ way: 'asked', total: 0, hits: [] });
      }
    }),
  );
});

describe('every record that is found', () => {
  test('has an address that the portal knows, whatever its kind', async () => {
    const { rows } = await database.client.query<{ kind: string; code: string }>('SELECT kind, code FROM search_entry');
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(FOUND_KINDS));
    const lost = rows.filter(({ kind, code }) => roomOf((kindNamed(kind).href(code) ?? '').split('#')[0] ?? '') === undefined);
    expect(lost).toEqual([]);
  });

  test('says no figure of its own but in words it quotes: no row of values, no title, no day shows one', async () => {
    const { hits } = await resultsOf('kinh tế số gdp', { choice: { kind: 'indicator' } });
    const share = hits.find(({ code }) => code === 'de-gdp-share');
    expect(share).toBeDefined();
    expect(hits.filter(({ passage }) => passage?.part === 'figures' || passage?.part === 'day' || passage?.part === 'class')).toEqual([]);
    expect((await resultsOf('48,6173')).hits.map(({ passage }) => passage?.part)).not.toContain('figures');
    const { body } = await askApi('/api/v1/search?q=48,6173');
    expect(body.data.length).toBeGreaterThan(0);
    expect(JSON.stringify(body.data)).not.toContain('48.6173');
  });

  test('is in its own language where it has one, and names the language of every text', async () => {
    for (const locale of ['vi', 'en', 'fr', 'ru'] as const) {
      const { hits } = await resultsOf('GDP', { locale });
      expect(hits.length).toBeGreaterThan(3);
      expect(hits.filter(({ title, marked }) => (title[locale] === undefined) === (marked.lang === locale))).toEqual([]);
    }
  });
});

test('the doors of search refuse what they do not know', async () => {
  expect((await askApi('/api/v1/search?q=kinh+te&topic=nothing')).body.data).toEqual([]);
  for (const query of ['', 'q=a&q=b', `q=${'a'.repeat(201)}`, 'q=a&language=de', 'q=a&kind=x&kind=y', 'q=a&nothing=1', 'q=a&edition=1']) {
    expect((await askApi(`/api/v1/search?${query}`)).status, query).toBe(400);
  }
  for (const query of ['q=a&q=b', `q=${'a'.repeat(201)}`, 'q=a&locale=de', 'q=a&nothing=1']) {
    expect((await askSuggestions(query)).status, query).toBe(400);
  }
  expect(await (await askSuggestions('q=')).json()).toEqual(['', [], [], []]);
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
