import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { GET, OPTIONS } from '@/app/api/v1/[table]/route';
import { columnsInOneLanguage } from '@/lib/catalog/api-one-language';
import { EXAMPLE_CODES } from '@/lib/catalog/api-openapi-rows';
import { apiFilters, isFeed, isSortable, listParameters } from '@/lib/catalog/api-parameters';
import { inSnapshot } from '@/lib/catalog/api-snapshot';
import { TABLES } from '@/lib/catalog/tables';
import { Prisma } from '@/lib/db/generated/client';
import { reportAway } from '@/lib/db/health';
import type { Table } from '@/lib/exports/table';
import type { ProposedChange } from '@/lib/publishing/change-set';
import { askApi, isComputed, type Page, type Row, walk } from '../support/api';
import { everyDay } from '../support/every-day';
import { addActors, changed, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const finite = TABLES.filter((table) => !isFeed(table) && !isComputed(table));
/** Walks take several requests each, and the long run ten times as many. */
const longer = { timeout: (process.env.TEST_LONG === '1' ? 30 : 4) * 60_000 };
let minutes = 0;

beforeAll(() => addActors(database.client));

/** A minute after what was published before. */
function publishNext(change: ProposedChange) {
  minutes += 1;
  return publishChange(
    database.client,
    { changes: [change] },
    new Date(Date.parse('2026-11-22T03:00:00Z') + minutes * 60_000).toISOString(),
  );
}
const newTopic = (code: string): ProposedChange => ({
  kind: 'topic',
  code,
  baseRevision: 0,
  nature: 'new',
  record: { code, parent: null, name: { original: 'vi', vi: `Chủ đề ${code}` } } as ProposedChange['record'],
});
const keyOf = ({ key }: Table, row: Row): string => key.map((id) => row[id]).join(' ');

describe('a walk by links', () => {
  test('brings every row once, in one order whatever the size of its pages, and its way back brings the same pages', longer, async () => {
    const questions = fc.constantFrom(...finite).chain((table) => {
      const sorts = table.columns.filter(isSortable).flatMap(({ id }) => [id, `-${id}`]);
      return fc.record({ table: fc.constant(table), sort: fc.option(fc.constantFrom(...sorts)), pages: fc.integer({ min: 1, max: 3 }) });
    });
    await fc.assert(fc.asyncProperty(questions, ({ table, sort, pages }) => expectOneOrder(table, sort, pages)));
    for (const table of everyDay(TABLES.filter(isComputed))) await expectOneOrder(table, null, 3);
  });

  async function expectOneOrder(table: Table, sort: string | null, pages: number) {
    const fields = [...new Set([...table.key, ...(sort ? [sort.replace('-', '')] : [])])].join(',');
    const query = `fields=${fields}${sort ? `&sort=${sort}` : ''}`;
    const whole = await walk(`/api/v1/${table.id}?${query}&limit=1000`);
    const limit = Math.max(1, Math.min(1000, Math.ceil(whole.rows.length / pages)));
    const parts = await walk(`/api/v1/${table.id}?${query}&limit=${limit}`);
    expect(parts.rows).toEqual(whole.rows);
    expect(new Set(parts.rows.map((row) => keyOf(table, row))).size).toBe(parts.rows.length);
    const back: Page[] = [];
    for (let previous = parts.pages.at(-1)?.links.prev; previous !== undefined; previous = back[0]?.links.prev) {
      back.unshift((await askApi(previous)).body);
    }
    expect(back.map(({ data }) => data)).toEqual(parts.pages.slice(0, -1).map(({ data }) => data));
  }

  test('keeps filters, fields and language in every link', async () => {
    const { pages } = await walk('/api/v1/documents?kind=decision,decree&locale=fr&fields=code,kind,title&sort=-title&limit=3');
    expect(pages.length).toBeGreaterThan(2);
    for (const { links, data } of pages) {
      for (const link of Object.values(links))
        expect(link).toContain('kind=decision,decree&locale=fr&fields=code,kind,title&sort=-title&limit=3');
      for (const row of data) expect(['decision', 'decree']).toContain(row.kind);
    }
  });

  test('stays at the edition it began at, also when something is published on the way', async () => {
    const address = '/api/v1/topics?limit=2&fields=code,name_vi,revision';
    const before = await walk(address);
    const first = (await askApi(address)).body;
    const last = before.rows.at(-1)?.code as string;
    await publishNext(await changed(database.client, 'topic', last, { name: { original: 'vi', vi: 'Tên mới giữa chừng' } }));
    const rest = await walk(first.links.next as string);
    expect([...first.data, ...rest.rows]).toEqual(before.rows);
    expect(rest.pages.every(({ meta }) => meta.edition === first.meta.edition)).toBe(true);
    const now = await walk(address);
    expect(now.rows).not.toEqual(before.rows);
    expect(now.pages[0]?.meta.edition).toBe((first.meta.edition as number) + 1);
    // The permanent address of the earlier edition brings the same.
    expect((await walk(`${address}&edition=${first.meta.edition}`)).rows).toEqual(before.rows);
  });
});

describe('what changed', () => {
  test('is asked for again and again from the last link, which is always there', async () => {
    let page = (await askApi('/api/v1/changes?limit=1000')).body;
    const seen: Row[] = [...page.data];
    while (page.data.length > 0) {
      page = (await askApi(page.links.next as string)).body;
      seen.push(...page.data);
    }
    const { rows } = await database.client.query(
      'SELECT count(*)::int AS n FROM change c JOIN change_set s ON s.number = c.change_set_number WHERE edition IS NOT NULL',
    );
    expect(seen).toHaveLength(rows[0].n);
    expect((await askApi(page.links.next as string)).body.data).toEqual([]);
    await publishNext(newTopic('brought-later'));
    const news = (await askApi(page.links.next as string)).body;
    expect(news.data).toEqual([
      expect.objectContaining({ kind: 'topic', code: 'brought-later', nature: 'new', edition: news.meta.edition }),
    ]);
    expect((await askApi(`/api/v1/changes?since=${(news.meta.edition as number) - 1}`)).body.data).toEqual(news.data);
    expect((await askApi(`/api/v1/changes?since=${news.meta.edition}`)).body.data).toEqual([]);
  });
});

describe('an answer', () => {
  test('holds all columns of its table, and one row is found by its key with the same values', async () => {
    for (const table of TABLES) {
      const [first] = (await askApi(`/api/v1/${table.id}?limit=1`)).body.data;
      if (!first) continue;
      expect(Object.keys(first), table.id).toEqual(table.columns.map(({ id }) => id));
      const one = await askApi<{ data: Row }>(`/api/v1/${table.id}/${table.key.map((id) => first[id]).join('/')}`);
      expect(one.body.data, table.id).toEqual(first);
    }
  });

  test('counts what it is asked to count, with the filters and the range of periods', async () => {
    const { rows } = await database.client.query(
      `SELECT count(*)::int AS n FROM current_observation WHERE period_first_day(period) >= '2023-01-01' AND period_last_day(period) <= '2024-06-30'`,
    );
    const { body } = await askApi('/api/v1/observations?from=2023&to=2024-Q2&count=true&limit=1');
    expect(body.meta.count).toBe(rows[0].n);
    expect(rows[0].n).toBeGreaterThan(10);
    expect((await askApi('/api/v1/observations?limit=1')).body.meta).not.toHaveProperty('count');
  });

  test('keeps every digit, and says null where nothing is known', async () => {
    const { rows } = await database.client.query(
      'SELECT o.value::text, o.id FROM current_observation n JOIN observation o ON o.id = n.observation_id',
    );
    const { text } = await askApi('/api/v1/observations?limit=1000&fields=observation,value');
    for (const { id, value } of rows) expect(text).toContain(`{"observation":${id},"value":${value}}`);
  });

  test('gives words in one language with the language they are really in', async () => {
    const four = (await askApi('/api/v1/documents?limit=1000')).body.data;
    for (const locale of ['vi', 'en', 'fr', 'ru']) {
      const one = (await askApi(`/api/v1/documents?limit=1000&locale=${locale}`)).body.data;
      one.forEach((row, at) => {
        const lang = row.title_lang as string;
        expect(lang).toBe(four[at]?.[`title_${locale}`] === null ? four[at]?.title_original : locale);
        expect(row.title).toBe(four[at]?.[`title_${lang}`]);
        expect(row).not.toHaveProperty('title_vi');
      });
    }
  });

  test('is 304 for who has it, and anew once something is published', async () => {
    const address = '/api/v1/organisations?limit=3';
    const first = await askApi(address);
    const etag = first.headers.get('etag') as string;
    const again = await askApi(address, { 'If-None-Match': `"other", ${etag}` });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await askApi(address, { 'If-None-Match': etag.replace('W/', '') })).status).toBe(304);
    await publishNext(newTopic('for-the-tag'));
    expect((await askApi(address, { 'If-None-Match': etag })).status).toBe(200);
  });

  test('has a head without a body, may be read from any page, and leads to its next page, its meaning and its terms', async () => {
    const [whole, head] = await Promise.all([askApi('/api/v1/tasks?limit=2'), askApi('/api/v1/tasks?limit=2', {}, 'HEAD')]);
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', whole.headers.get('etag')]);
    const link = whole.headers.get('link') ?? '';
    for (const rel of ['next', 'describedby', 'license', 'service-desc']) expect(link).toContain(`rel="${rel}"`);
    expect(link).toContain(`<${whole.body.links.next}>; rel="next"`);
    expect(whole.headers.get('access-control-allow-origin')).toBe('*');
    const asked = OPTIONS();
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, HEAD, OPTIONS']);
  });
});

describe('a refusal', () => {
  test.each([
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=1&limit=2', 'limit'],
    ['sort=nothing', 'sort'],
    ['sort=sources', 'sort'],
    ['fields=value,nothing', 'fields'],
    ['fields=value,value', 'fields'],
    ['locale=de', 'locale'],
    ['cursor=abc', 'cursor'],
    ['count=maybe', 'count'],
    ['from=yesterday', 'from'],
    ['to=2024-13', 'to'],
    ['since=1', 'since'],
    ['as-of=2024-02-30', 'as-of'],
    ['edition=99999', 'edition'],
    ['as-of=2024-01-01&edition=1', 'edition'],
    ['indicator=No%20Code', 'indicator'],
    ['period=2024-13', 'period'],
    ['status=zzz', 'status'],
    ['value=5', 'value'],
    ['q=x', 'q'],
  ])('of %s names the parameter %s', async (query, parameter) => {
    const { status, headers, body } = await askApi<Row>(`/api/v1/observations?${query}`);
    expect([status, body.code, body.parameter]).toEqual([400, 'wrong-parameter', parameter]);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(headers.get('content-language')).toBe('en');
    expect(headers.get('access-control-allow-origin')).toBe('*');
  });

  test('meets a cursor of another question, of another order and of nobody', async () => {
    const cursor = new URL((await askApi('/api/v1/observations?limit=1')).body.links.next as string).searchParams.get('cursor') as string;
    const forged = (change: (parts: unknown[]) => unknown) =>
      Buffer.from(JSON.stringify(change(JSON.parse(Buffer.from(cursor, 'base64url').toString())))).toString('base64url');
    const wrong = [
      `/api/v1/topics?cursor=${cursor}`,
      `/api/v1/observations?sort=value&cursor=${cursor}`,
      `/api/v1/observations?cursor=${forged(([, ...rest]) => [2, ...rest])}`,
      `/api/v1/observations?cursor=${forged(([version, , ...rest]) => [version, 99_999, ...rest])}`,
      `/api/v1/observations?cursor=${forged(([version, edition, , ...rest]) => [version, edition, '2999-01-01', ...rest])}`,
      `/api/v1/observations?cursor=${forged((parts) => [...parts.slice(0, -1), ['a\0b', 'vn', '2024']])}`,
      `/api/v1/editions?cursor=${forged((parts) => [...parts.slice(0, -1), ['99999999999999999999']])}`,
      `/api/v1/editions?cursor=${forged((parts) => [...parts.slice(0, -1), ['one']])}`,
    ];
    for (const address of wrong) expect((await askApi<Row>(address)).body, address).toMatchObject({ status: 400, parameter: 'cursor' });
  });

  test('of a table, a row or a key that is not there is 404', async () => {
    for (const path of [
      'nothing',
      'topics/nothing',
      'topics/a/b',
      'observations/a/b',
      'editions/x',
      'editions/999999999999',
      'topics/%00',
      'topics/..%2F',
    ]) {
      expect((await askApi<Row>(`/api/v1/${path}`)).body, path).toMatchObject({ status: 404, code: 'no-data' });
    }
  });

  test('meets who asks more than the limit, says when to come back, and no other sender', async () => {
    const ask = (sender: string) =>
      GET(new Request('http://127.0.0.1:3000/api/v1/nothing', { headers: { 'X-Forwarded-For': sender } }), {
        params: Promise.resolve({ table: 'nothing' }),
      });
    const answers: Response[] = [];
    for (let n = 0; n < 601; n += 1) answers.push(await ask('203.0.113.77'));
    expect(answers.slice(0, 600).every(({ status }) => status === 404)).toBe(true);
    const last = answers[600] as Response;
    expect([last.status, last.headers.get('retry-after')]).toEqual([429, expect.stringMatching(/^[1-9]\d?$/)]);
    expect(last.headers.get('ratelimit')).toMatch(/^"open-data";r=0;t=\d+$/);
    expect((await ask('203.0.113.78')).status).toBe(404);
  });
});

describe('the database', () => {
  test('is only read, and no question keeps it longer than any may', async () => {
    await expect(inSnapshot((ask) => ask(Prisma.sql`DELETE FROM link`))).rejects.toMatchObject({ code: '25006' });
    const slow = inSnapshot(async (ask) => {
      await ask(Prisma.sql`SET LOCAL statement_timeout = 20`);
      return ask(Prisma.sql`SELECT pg_sleep(5)`);
    });
    await expect(slow).rejects.toMatchObject({ name: 'TooSlow' });
  });

  test('that does not answer is 503, with the time to come back', async () => {
    reportAway();
    const { status, headers, body } = await askApi<Row>('/api/v1/topics');
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'away', '30']);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    // What is found away is asked again a second later.
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect((await askApi('/api/v1/topics')).status).toBe(200);
  });
});

describe('the tables', () => {
  test('have no filter with the name of a parameter of every table, and no column that its words in one language would hide', () => {
    for (const table of TABLES) {
      const reserved = new Set(['as-of', 'edition', ...listParameters(table)]);
      expect(
        apiFilters(table).filter((name) => reserved.has(name)),
        table.id,
      ).toEqual([]);
      const ids = columnsInOneLanguage(table).map(({ id }) => id);
      expect(new Set(ids).size, table.id).toBe(ids.length);
    }
  });

  test('hold the records that the examples name', async () => {
    for (const [table, code] of Object.entries(EXAMPLE_CODES))
      expect((await askApi(`/api/v1/${table}/${code}`)).status, `${table}/${code}`).toBe(200);
  });
});
