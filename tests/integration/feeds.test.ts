import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { ENTRIES_PER_PAGE, feedPage } from '@/lib/feeds/archive';
import { roomOfKind } from '@/lib/feeds/scope';
import { type Feed, FOLLOWED_ROOMS, feedAt, feedPath, feedsOf, LEDGER_FEEDS } from '@/lib/http/feed-address';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { KINDS } from '@/lib/publishing/kinds';
import { askFeed, atomFaults, feed, type ReadFeed, readAtom } from '../support/feeds';
import { readAtOneInstant } from '../support/one-instant';
import { addActors, changed, figureAgain, publishChange, submit } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();
/** A name with all that could break a feed or be taken for markup. */
const HOSTILE = 'Nền tảng <b onclick="x">đậm</b> & ]]> “thử” &amp; 😀';
const december = { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2022', release: 'tctk-2023-12-29' };
const rooms = [...LEDGER_FEEDS, ...FOLLOWED_ROOMS].map((name) => `${name}.atom`);
const records = [
  'indicators/de-gdp-share.atom',
  'strategy/d08.atom',
  'organisations/bkhcn.atom',
  'areas/vn.atom',
  'topics/digital-economy.atom',
  'documents/qd-411-ttg-2022.atom',
  'platforms/vneid.atom',
  'events/ncdt-7.atom',
  'news/two-counts-of-2023.atom',
  'sources/founding-003.atom',
];

beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  const name = { original: 'vi', vi: HOSTILE, en: HOSTILE };
  await publishChange(client, { changes: [await changed(client, 'platform', 'vneid', { name })] }, at(1));
  const figures = [await figureAgain(client, december, 'correction', { value: '12.65' })];
  const wrong = await changed(client, 'document', 'qd-411-ttg-2022', { issued: '2022-04-01' }, 'correction');
  await publishChange(client, { figures, changes: [wrong] }, at(2));
  await publishChange(client, { changes: [await changed(client, 'platform', 'vneid', {}, 'withdrawal')] }, at(3));
});

/** Each day all of them in Vietnamese and one of each sort in the others. */
const inLanguage = (locale: Locale): string[] =>
  locale === 'vi' || process.env.TEST_LONG === '1' ? [...rooms, ...records] : [...rooms.slice(0, 4), ...records.slice(0, 3)];

/** Every page of a feed, the newest first, as a reader that follows `prev-archive` gets them. */
async function pagesOf(path: string): Promise<ReadFeed[]> {
  const pages = [await feed(path)];
  for (let next = pages[0]?.links['prev-archive']; next !== undefined; ) {
    const page = await feed(path + new URL(next).search);
    pages.push(page);
    next = page.links['prev-archive'];
  }
  return pages;
}
const idsOf = (pages: readonly ReadFeed[]): string[] => [...new Set(pages.flatMap(({ entries }) => entries.map(({ id }) => id)))];

describe('every feed', () => {
  readAtOneInstant();

  test.each(LOCALES)('is valid Atom in %s, says its language and leads back to itself', { timeout: 120_000 }, async (locale) => {
    const feeds: { name: string; xml: string }[] = [];
    for (const name of inLanguage(locale)) feeds.push({ name, xml: await (await askFeed(name, { locale })).text() });
    expect(await atomFaults(feeds)).toEqual([]);
    for (const { name, xml } of feeds) {
      const read = readAtom(xml);
      expect(read.language, name).toBe(locale);
      expect(new URL(read.links.self ?? '').pathname, name).toBe(`/${locale}/feeds/${name}`);
      expect(read.links.alternate, name).toContain(`/${locale}/`);
      expect(read.links.license, name).toBe('https://creativecommons.org/licenses/by/4.0/');
      const ids = read.entries.map(({ id }) => id);
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const id of [read.id, ...ids]) expect(id, name).toMatch(new RegExp(`^tag:127\\.0\\.0\\.1,2026-11-22:${locale}/feeds/`));
      expect(read.updated, name).toBe(read.entries[0]?.updated ?? read.updated);
    }
  });

  test('the grammar finds what is wrong', async () => {
    const xml = await (await askFeed('changes.atom')).text();
    expect(await atomFaults([{ name: 'no-id', xml: xml.replace(/<id>[^<]*<\/id>/, '') }])).not.toEqual([]);
    expect(await atomFaults([{ name: 'no-date', xml: xml.replace(/<updated>[^<]*</, '<updated>yesterday<') }])).not.toEqual([]);
  });

  test('a hostile name stays text', async () => {
    const { entries } = await feed('platforms/vneid.atom');
    const renamed = entries.find(({ id }) => id.endsWith('/edition/2/platform/vneid'));
    expect(renamed?.title).toContain('<b onclick="x">đậm</b> & ]]>');
    expect(renamed?.content).toContain('&lt;b onclick=&quot;x&quot;&gt;đậm&lt;/b&gt; &amp; ]]&gt; “thử” &amp;amp; 😀');
    expect(renamed?.content).not.toContain('<b onclick');
  });
});

describe('what a feed tells', () => {
  test('the feed of changes has every edition, and leads to its page', async () => {
    const { entries } = await feed('changes.atom');
    expect(entries.map(({ links }) => new URL(links.alternate ?? '').pathname)).toEqual(
      [4, 3, 2, 1].map((edition) => `/vi/changes/${edition}`),
    );
    expect(entries[1]?.categories).toEqual(['correction']);
    expect(entries[1]?.updated).toBe(at(2));
  });

  test.each(LOCALES)('an edition says nothing twice in %s', async (locale) => {
    const { entries } = await feed('changes.atom', { locale });
    for (const { id, content } of entries) {
      const said = content.match(/<p>.*?<\/p>/gs) ?? [];
      expect(said, id).toEqual([...new Set(said)]);
    }
  });

  test('the feed of corrections has only what was wrong and what was taken back, before and now', async () => {
    const { entries } = await feed('corrections.atom');
    expect(entries.map(({ id }) => id.replace(/.*\/edition\//, ''))).toEqual([
      '4/platform/vneid',
      '3/indicator/de-gdp-share',
      '3/document/qd-411-ttg-2022',
    ]);
    expect(entries[1]?.content).toMatch(/<del>12,63%<\/del> → <ins>12,65%<\/ins>/);
    expect(entries[2]?.content).toMatch(/<del>31\/3\/2022<\/del> → <ins>1\/4\/2022<\/ins>/);
    const russian = await feed('corrections.atom', { locale: 'ru' });
    expect(russian.entries[1]?.content).toContain('<del>12,63\u202f%</del> → <ins>12,65\u202f%</ins>');
  });

  test('what has been withdrawn leads to the change set, since it has no page any more', async () => {
    const { entries } = await feed('platforms/vneid.atom');
    expect(entries.map(({ links }) => new URL(links.alternate ?? '').pathname)).toEqual([
      '/vi/changes/4',
      '/vi/changes/2',
      '/vi/changes/1',
    ]);
  });

  test('a figure is news of its indicator, of who answers for it, of its topic and of its area', async () => {
    const owners = await database.client.query<{ code: string }>(
      `SELECT organisation_code AS code FROM link WHERE from_kind = 'indicator' AND from_code = 'de-gdp-share' AND role = 'owners' AND superseded_at IS NULL`,
    );
    const { topic_code: topic } = (
      await database.client.query('SELECT topic_code FROM indicator_revision WHERE code = $1', ['de-gdp-share'])
    ).rows[0];
    expect(owners.rows.length).toBeGreaterThan(0);
    for (const path of [
      'indicators',
      'indicators/de-gdp-share',
      'areas/vn',
      `topics/${topic}`,
      ...owners.rows.map(({ code }) => `organisations/${code}`),
    ]) {
      const { entries } = await feed(`${path}.atom`);
      expect(
        entries.some(({ id }) => id.endsWith('/edition/3/indicator/de-gdp-share')),
        path,
      ).toBe(true);
    }
    const elsewhere = await feed('areas/p34-01.atom');
    expect(elsewhere.entries.some(({ id }) => id.includes('/edition/3/'))).toBe(false);
  });

  test('a body is told of tasks under every name whose work it took over, until they are taken from it', async () => {
    const { client } = database;
    const fact = (
      await client.query<{ code: string; task: string; body: string }>(
        `SELECT f.code, f.task_code AS task, f.organisation_code AS body FROM task_fact f JOIN organisation_succession s ON s.predecessor_code = f.organisation_code
        WHERE f.kind = 'owner' AND f.superseded_at IS NULL AND s.successor_code = 'bkhcn' ORDER BY 1 LIMIT 1`,
      )
    ).rows[0] as { code: string; task: string; body: string };
    const isTold = async (edition: number) =>
      idsOf(await pagesOf('organisations/bkhcn.atom')).some((id) => id.endsWith(`/edition/${edition}/task/${fact.task}`));
    const title = { original: 'vi', vi: 'Nhiệm vụ đổi tên' };
    const renamed = await publishChange(client, { changes: [await changed(client, 'task', fact.task, { title })] }, at(10));
    expect(await isTold(renamed.edition)).toBe(true);
    // Every fact that ties it to the body goes, then it is renamed again.
    const { rows } = await client.query<{ code: string }>(
      `SELECT code FROM task_fact WHERE task_code = $1 AND organisation_code IN ('bkhcn', $2) AND superseded_at IS NULL`,
      [fact.task, fact.body],
    );
    const gone = await Promise.all(rows.map(({ code }) => changed(client, 'task-fact', code, {}, 'withdrawal')));
    const taken = await publishChange(client, { changes: gone }, at(11));
    expect(await isTold(taken.edition)).toBe(true);
    const after = await publishChange(
      client,
      { changes: [await changed(client, 'task', fact.task, { title: { original: 'vi', vi: 'Lần nữa' } })] },
      at(12),
    );
    expect(await isTold(after.edition)).toBe(false);
    expect(idsOf(await pagesOf(`strategy/${fact.task}.atom`)).some((id) => id.includes(`/edition/${after.edition}/`))).toBe(true);
  });

  test('an edition is in the feed at the next request; what is only handed in never', async () => {
    const { client } = database;
    const record = { code: 'topic-of-a-feed', parent: null, name: { original: 'vi', vi: 'Chủ đề Zxq9', en: 'Topic Zxq9' } };
    const changes = [{ kind: 'topic', code: record.code, baseRevision: 0, nature: 'new' as const, record }];
    await submit(client, { changes });
    for (const name of [...rooms, ...records]) expect(await (await askFeed(name)).text(), name).not.toContain('Zxq9');
    expect((await askFeed('topics/topic-of-a-feed.atom')).status).toBe(404);
    const { edition } = await publishChange(client, { changes }, at(20));
    const { entries } = await feed('topics.atom');
    expect(entries[0]).toMatchObject({ title: 'Mới: Chủ đề Zxq9', updated: at(20) });
    expect((await feed('changes.atom')).entries[0]?.id).toContain(`/edition/${edition}`);
    expect((await feed('topics/topic-of-a-feed.atom')).entries).toHaveLength(1);
  });

  test('at an edition a feed is what it was then', async () => {
    for (const path of ['changes.atom', 'documents.atom', 'platforms/vneid.atom']) {
      const now = await feed(path);
      const then = await feed(`${path}?edition=2`);
      const ofThen = idsOf(await pagesOf(path)).filter((id) => Number(/\/edition\/(\d+)/.exec(id)?.[1]) <= 2);
      expect(
        then.entries.map(({ id }) => id),
        path,
      ).toEqual(ofThen.slice(0, ENTRIES_PER_PAGE));
      expect(new URL(then.links.self ?? '').search).toBe('?edition=2');
      expect(now.entries.length).toBeGreaterThan(0);
    }
  });
});

describe('the archive', () => {
  test('of any length is read whole, page by page, and full pages keep what they hold', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), fc.integer({ min: 0, max: 200 }), (total, added) => {
        const read = new Set<number>();
        const current = feedPage(total, null);
        for (
          let page: ReturnType<typeof feedPage> | null = current;
          page;
          page = page.previous === null ? null : feedPage(total, page.previous)
        ) {
          for (let n = page.offset; n < Math.min(total, page.offset + page.limit); n += 1) read.add(n);
          if (page.archive !== null) {
            const later = feedPage(total + added, page.archive);
            expect([later.offset, later.limit]).toEqual([page.offset, page.limit]);
          }
        }
        expect(read.size).toBe(total);
      }),
    );
  });

  test('holds every record of a room once', async () => {
    const pages = await pagesOf('sources.atom');
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.map(({ isArchive }) => isArchive)).toEqual(pages.map((_, index) => index > 0));
    const { rows } = await database.client.query(`SELECT count(*)::int AS n FROM change WHERE kind = 'source'`);
    expect(idsOf(pages)).toHaveLength(rows[0].n);
    expect(new Set(pages.map(({ id }) => id)).size).toBe(1);
    expect(await atomFaults([{ name: 'archive', xml: await (await askFeed('sources.atom?archive=1')).text() }])).toEqual([]);
  });
});

describe('the door', () => {
  test('says that nothing changed to whoever has it already', async () => {
    const first = await askFeed('changes.atom');
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect((await askFeed('changes.atom', { headers: { 'If-None-Match': etag } })).status).toBe(304);
    expect((await askFeed('changes.atom', { headers: { 'If-Modified-Since': first.headers.get('last-modified') ?? '' } })).status).toBe(
      304,
    );
    const head = await askFeed('changes.atom', { method: 'HEAD' });
    expect([head.headers.get('etag'), await head.text()]).toEqual([etag, '']);
    await publishChange(database.client, { changes: [await changed(database.client, 'topic', 'digital-economy', {})] }, at(30));
    expect((await askFeed('changes.atom', { headers: { 'If-None-Match': etag } })).status).toBe(200);
  });

  test.each([
    ['nothing.atom', 404, undefined],
    ['indicators/nothing-here.atom', 404, undefined],
    ['lateness/x.atom', 404, undefined],
    ['changes.atom?as-of=2024-01-01', 400, 'as-of'],
    ['changes.atom?edition=999', 400, 'edition'],
    ['changes.atom?archive=999', 400, 'archive'],
    ['changes.atom?archive=0', 400, 'archive'],
    ['changes.atom?what=1', 400, 'what'],
  ])('refuses %s with %i and says what is wrong', async (path, status, parameter) => {
    const answer = await askFeed(path, { locale: 'en' });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const problem = await answer.json();
    expect(problem.parameter).toBe(parameter);
    if (status === 404) expect(problem.detail).toContain('/en/feeds');
  });
});

describe('the addresses of feeds', () => {
  test('follow from the rooms in which records are read', () => {
    const followed = new Set(KINDS.flatMap(({ href }) => roomOfKind(href('x')) ?? []));
    expect([...FOLLOWED_ROOMS].sort()).toEqual([...followed].sort());
    for (const { href } of KINDS) {
      const page = href('x');
      if (page === null || page.includes('#')) continue;
      expect(feedsOf(page)[0]).toEqual({ format: 'atom', of: roomOfKind(page), code: 'x' });
    }
  });

  test('are read as they are written, and nothing else is', () => {
    const feeds: Feed[] = [...rooms, ...records, 'deadlines.ics', 'organisations/bkhcn.ics'].flatMap(
      (name) => feedAt(`/feeds/${name}`) ?? [],
    );
    expect(feeds).toHaveLength(rooms.length + records.length + 2);
    for (const one of feeds) expect(feedAt(feedPath(one))).toEqual(one);
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = feedAt(`/feeds/${text}`);
        if (read) expect(feedPath(read)).toBe(`/feeds/${text}`);
      }),
    );
    for (const path of ['/about', '/changes/1', '/areas/crosswalk', '/data', '/data/observations', '/feeds'])
      expect(feedsOf(path), path).toEqual([]);
  });
});
