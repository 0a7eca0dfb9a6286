import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { isFeed } from '@/lib/catalog/api-parameters';
import { askedByPage, fileOf } from '@/lib/catalog/door';
import { TABLES } from '@/lib/catalog/tables';
import { csv } from '@/lib/exports/formats/csv';
import { type Column, type Table, viewsOf } from '@/lib/exports/table';
import { addDays } from '@/lib/period';
import { askApi, isComputed, type Row, walk } from '../support/api';
import { TEST_DAY } from '../support/day';
import { everyDay } from '../support/every-day';
import { hostileName, hostileText } from '../support/hostile-text';
import { readAtOneInstant } from '../support/one-instant';
import { type ApiDocument, type Check, checker, type Operation, operationsOf, type Parameter } from '../support/openapi';
import { testDatabase } from '../support/test-database';

testDatabase('content');

const longRun = process.env.TEST_LONG === '1';
const requests = longRun ? 5000 : 200;
const minutes = (count: number) => ({ timeout: count * 60_000 * (longRun ? 10 : 1) });
const computed = new Set(TABLES.filter(isComputed).map(({ id }) => id));

let readers: Operation[];
let checkOf: (schema: Record<string, unknown>) => Check;
/** Values that stand in the record, by column. */
const known = new Map<string, string[]>();

beforeAll(async () => {
  const { body } = await askApi<ApiDocument>('/api/v1/openapi.json');
  readers = operationsOf(body).filter(({ method, address }) => method === 'get' && !address.includes('change-sets'));
  checkOf = checker(body);
  for (const table of TABLES.filter((one) => !isComputed(one))) {
    for (const row of (await askApi(`/api/v1/${table.id}?limit=40`)).body.data) note(row);
  }
}, 120_000);

function note(row: Row): void {
  for (const [id, value] of Object.entries(row)) {
    if (value === null || typeof value === 'object') continue;
    const values = known.get(id) ?? [];
    if (values.length < 60) known.set(id, [...values, String(value)]);
  }
}

/** A value of a parameter: of its schema, of the record, or of nobody's making. */
function someValue({ name, schema, example }: Parameter): fc.Arbitrary<string> {
  const items = (schema.items ?? schema) as { enum?: string[]; type?: string };
  const ofSchema = items.enum ? fc.constantFrom(...items.enum) : fc.constantFrom(...[example ?? '1'].flat().map(String));
  const right = fc.oneof(ofSchema, fc.constantFrom(...(known.get(name) ?? ['x'])), special[name] ?? ofSchema);
  const listed = schema.type === 'array' ? fc.uniqueArray(right, { minLength: 1, maxLength: 3 }).map((all) => all.join(',')) : right;
  return fc.oneof(
    { weight: 12, arbitrary: listed },
    { weight: 1, arbitrary: hostileText.filter((text) => text.length < 2000 && text.isWellFormed()) },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  );
}

const days = fc.integer({ min: 0, max: 3000 }).map((back) => addDays(TEST_DAY, -back));
const special: Record<string, fc.Arbitrary<string>> = {
  'as-of': days,
  edition: fc.oneof(fc.constant('1'), fc.integer({ min: -1, max: 4 }).map(String), days),
  limit: fc.integer({ min: -1, max: 1002 }).map(String),
  from: fc.oneof(fc.constantFrom('2022', '2023-S1', '2023-Q4', '2024-02'), days),
  to: fc.oneof(fc.constantFrom('2022', '2023-S1', '2023-Q4', '2024-02'), days),
  cursor: fc.base64String({ maxLength: 60 }),
};

/** An address of the API with some of its parameters, and sometimes one that nobody knows. */
function addressOf({ address, parameters }: Operation): fc.Arbitrary<string> {
  const inPath = parameters.filter((one) => one.in === 'path');
  const inQuery = parameters.filter((one) => one.in === 'query');
  const path = fc
    .tuple(...inPath.map(someValue))
    .map((values) =>
      inPath.reduce(
        (text, { name }, at) => text.replace(`{${name}}`, encodeURIComponent(values[at] ?? '').replaceAll('.', '%2E')),
        address,
      ),
    );
  const pair = (one: Parameter) => someValue(one).map((value) => [one.name, value] as [string, string]);
  const known = inQuery.length > 0 ? fc.array(fc.constantFrom(...inQuery).chain(pair), { maxLength: 4 }) : fc.constant([]);
  const unknown = fc.oneof(
    { weight: 15, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(hostileName, fc.string({ maxLength: 8 })).map((one) => [one]) },
  );
  return fc.tuple(path, known, unknown).map(([where, pairs, strange]) => `${where}?${new URLSearchParams([...pairs, ...strange])}`);
}

describe('any request', () => {
  test('is answered as the OpenAPI document says, never with a failure of ours', minutes(4), async () => {
    const weighted = fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...readers.filter(({ address }) => !computed.has(address.split('/')[3] ?? ''))) },
      { weight: 1, arbitrary: fc.constantFrom(...readers) },
    );
    const statuses: Record<number, number> = {};
    await fc.assert(
      fc.asyncProperty(
        weighted.chain((operation) => fc.tuple(fc.constant(operation), addressOf(operation))),
        async ([operation, address]) => {
          const reply = await askApi(address);
          statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
          expect(reply.status, reply.text).toBeLessThan(500);
          expectAsDescribed(operation, address, reply);
          const next = reply.status === 200 ? reply.body.links?.next : undefined;
          if (next !== undefined) {
            const following = await askApi(next);
            expect(following.status, following.text).toBe(200);
            expectAsDescribed(operation, next, following);
          }
        },
      ),
      { numRuns: requests },
    );
    // Neither all refused nor all taken: the requests are worth asking.
    expect(statuses[200]).toBeGreaterThan(requests / 4);
    expect(statuses[400]).toBeGreaterThan(requests / 20);
  });

  function expectAsDescribed({ responses }: Operation, address: string, { status, headers, body }: Awaited<ReturnType<typeof askApi>>) {
    const type = headers.get('content-type') ?? '';
    const content = responses[status]?.content?.[type];
    expect(content, `${address}: ${status} ${type} is not described`).toBeDefined();
    if (content) expect(checkOf(content.schema)(body), address).toBeNull();
    expect(headers.get('ratelimit')).toMatch(/^"open-data";r=\d+;t=\d+$/);
  }
});

describe('the same rows as the file', () => {
  readAtOneInstant();

  /** A cell of the API as CSV writes it; what a spreadsheet would calculate has an apostrophe there. */
  const isSame = (value: unknown, cell: string, { type }: Column): boolean => {
    if (value === null) return cell === '';
    if (Array.isArray(value)) return value.join(';') === cell;
    if (type === 'decimal' || type === 'integer') return cell !== '' && Number(cell) === value;
    return String(value) === cell || `'${value}` === cell;
  };

  async function expectSame(table: Table, query: string) {
    const asked = await askedByPage(`/data/${table.id}`, new URLSearchParams(query));
    const pieces: Uint8Array[] = [];
    for await (const piece of csv.write(await fileOf(asked, 'vi', 'csv'))) pieces.push(piece);
    const lines = parse(Buffer.concat(pieces), { columns: true }) as Record<string, string>[];
    const { rows } = await walk(`/api/v1/${table.id}?limit=1000&${query}`);
    expect(rows.length, query).toBe(lines.length);
    rows.forEach((row, at) => {
      for (const column of table.columns) {
        const cell = lines[at]?.[column.id] ?? '';
        expect(isSame(row[column.id], cell, column), `${table.id}?${query} ${column.id}: ${row[column.id]} is not ${cell}`).toBe(true);
      }
    });
  }
  const finite = TABLES.filter((table) => !isFeed(table));
  const quick = finite.filter((table) => !isComputed(table));

  test('as known on any day, with any filter', minutes(4), async () => {
    const questions = fc.constantFrom(...quick).chain((table) => {
      // What another table holds in a column of that name, this one may refuse.
      const valuesOf = (name: string) => {
        const { choices } = table.columns.find(({ id }) => id === name) ?? {};
        return (known.get(name) ?? []).filter((value) => choices?.includes(value) ?? true);
      };
      const names = table.filters.filter((name) => valuesOf(name).length > 0 && name !== 'edition');
      const filter = fc.constantFrom(...names).chain((name) => fc.constantFrom(...valuesOf(name)).map((value) => `&${name}=${value}`));
      const filters = names.length > 0 ? fc.oneof(fc.constant(''), filter) : fc.constant('');
      return fc.tuple(
        fc.constant(table),
        fc.oneof(
          fc.constant(''),
          ...viewsOf(table).map((name) => (name === 'as-of' ? days.map((day) => `as-of=${day}`) : fc.constant('edition=1'))),
        ),
        filters,
      );
    });
    await fc.assert(fc.asyncProperty(questions, ([table, view, filter]) => expectSame(table, view + filter)));
  });

  test.each(everyDay(['as-of=2024-07-18', '', 'edition=1']))('of every table that is computed, with %j', minutes(4), async (view) => {
    const asked = (table: Table) => view === '' || viewsOf(table).some((name) => view.startsWith(name));
    for (const table of finite.filter(isComputed).filter(asked)) await expectSame(table, view);
  });
});
