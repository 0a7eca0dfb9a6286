import { describe, expect, test } from 'vitest';
import { askedByPage, fileOf } from '@/lib/catalog/door';
import { sizesOf } from '@/lib/catalog/file-sizes';
import { downloadsOf } from '@/lib/catalog/page-downloads';
import { listFirstRows } from '@/lib/catalog/table-queries';
import { TABLES, tableNamed } from '@/lib/catalog/tables';
import { wordsOf } from '@/lib/catalog/words';
import { atOneInstant } from '@/lib/db/snapshot';
import { copiedRows } from '@/lib/exports/copy-out';
import { formatsOf } from '@/lib/exports/formats';
import { exactRows } from '@/lib/exports/rows-sql';
import { type Table, unknownView } from '@/lib/exports/table';
import { type View, viewAt } from '@/lib/publishing/edition-queries';
import { fileAnswer } from '../support/data-server';
import { testDatabase } from '../support/test-database';

testDatabase('content');

const named = (id: string): Table => {
  const table = tableNamed(id);
  if (!table) throw new Error(`no table ${id}`);
  return table;
};
const views = [{}, { asOf: '2024-07-18' }, { edition: { kind: 'number', number: 1 } }] as const;

type Row = Readonly<Record<string, string | null>>;

/** Every row of a table by the names of its columns, as files have them. */
async function readRows(table: Table, { known, day }: View): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of copiedRows(await exactRows(table, { known, day, filters: {} })))
    for (const cells of batch) rows.push(Object.fromEntries(table.columns.map(({ id }, index) => [id, cells[index] ?? null])));
  return rows;
}

/** `rows` as the files have them, `first` as the pages of the tables begin. */
type Portal = { rows: Map<string, Row[]>; first: Map<string, readonly Row[]> };

/** The whole portal as data, read once from each point of view. */
const read = new Map<string, Portal>();

async function portalAt(parameters: (typeof views)[number]): Promise<Portal> {
  const key = JSON.stringify(parameters);
  const earlier = read.get(key);
  if (earlier) return earlier;
  const portal: Portal = { rows: new Map(), first: new Map() };
  await atOneInstant(async () => {
    const view = await viewAt(parameters);
    for (const table of TABLES) {
      portal.rows.set(table.id, await readRows(table, view));
      portal.first.set(table.id, await listFirstRows(table, view, 10));
    }
  });
  read.set(key, portal);
  return portal;
}

describe('the tables about the tables', () => {
  test.each(views)('say how many rows each has, as %o', async (parameters) => {
    const { rows: all } = await portalAt(parameters);
    const told = all.get('tables') ?? [];
    const { known } = await viewAt(parameters);
    expect(told.map(({ code }) => code).sort()).toEqual(
      TABLES.filter((table) => !unknownView(table, known))
        .map(({ id }) => id)
        .sort(),
    );
    for (const { code, rows, columns, title_ru } of told) {
      const table = named(code as string);
      expect(Number(rows), table.id).toBe(all.get(table.id)?.length);
      expect(Number(columns)).toBe(table.columns.length);
      expect(title_ru).toBe((await wordsOf(table)).title.ru);
    }
  });

  test('name every column of every table, in its place', async () => {
    const told = (await portalAt({})).rows.get('dictionary') ?? [];
    const expected = TABLES.flatMap((table) =>
      table.columns.map(({ id, type, role }, index) => [table.id, id, index + 1, type, role].join()),
    );
    expect(told.map((row) => [row.table, row.column, row.position, row.type, row.role].join()).sort()).toEqual(expected.sort());
    for (const row of told)
      for (const locale of ['vi', 'en', 'fr', 'ru']) expect(row[`label_${locale}`], `${row.table}.${row.column}`).toBeTruthy();
  });

  test('say what every code of a column with few values means', async () => {
    const told = (await portalAt({})).rows.get('codes') ?? [];
    const expected = TABLES.flatMap(({ id, columns }) =>
      columns.flatMap((column) => (column.choices ?? []).map((code) => [id, column.id, code].join())),
    );
    expect(told.map((row) => [row.table, row.column, row.code].join())).toEqual(expect.arrayContaining(expected));
    expect(told.find((row) => row.table === 'observations' && row.column === 'unit' && row.code === 'rank')?.name_fr).toBe('rang');
  });

  test('and those of a list that is open, as far as its codes are known', async () => {
    const { rows } = await portalAt({});
    const told = rows.get('codes') ?? [];
    const named = new Set(told.map((row) => `${row.table}.${row.column} ${row.code}`));
    const open = ['platforms.category', 'platforms.sector', 'documents.kind', 'organisations.kind', 'conflicts.kind', 'changes.kind'];
    for (const column of open) {
      const [table = '', id = ''] = column.split('.');
      const values = new Set((rows.get(table) ?? []).flatMap((row) => row[id] ?? []));
      expect(values.size, column).toBeGreaterThan(1);
      for (const value of values) expect([...named], column).toContain(`${column} ${value}`);
    }
    expect(told.find((row) => row.table === 'platforms' && row.code === 'payment')?.name_ru).toBe('Платежи');
  });

  test('every value of a column with few values is one of them', async () => {
    const { rows } = await portalAt({});
    for (const table of TABLES) {
      const listed = table.columns.filter(({ choices, type }) => choices !== undefined && type !== 'list');
      if (listed.length === 0) continue;
      for (const row of rows.get(table.id) ?? [])
        for (const { id, choices } of listed) if (row[id] !== null) expect(choices, `${table.id}.${id}`).toContain(row[id]);
    }
  });
});

test.each([...TABLES.map(({ id }) => id), 'search'])('every filter of %s has words', async (id) => {
  const table = named(id);
  const words = await wordsOf(table);
  for (const name of table.filters) {
    const column = table.columns.find((one) => one.id === name) ?? {
      id: name,
      base: name,
      type: 'code' as const,
      role: 'attribute' as const,
    };
    expect(words.column(column).vi, name).not.toBe('');
  }
});

describe('the page of a table', () => {
  test.each(views)('begins with the rows with which its files begin, digit for digit, as %o', async (parameters) => {
    const { rows, first: firstRows } = await portalAt(parameters);
    for (const table of TABLES) {
      const first = firstRows.get(table.id) ?? [];
      const all = (rows.get(table.id) ?? []).slice(0, 10);
      expect(first.length, table.id).toBe(all.length);
      const exact = table.columns.filter(({ type }) => !['list', 'timestamp', 'boolean'].includes(type));
      const cells = (row: Readonly<Record<string, string | null>>) => exact.map(({ id }) => row[id] ?? null);
      expect(first.map(cells), table.id).toEqual(all.map(cells));
    }
  });

  test('says how large each file is, to the byte', async () => {
    const view = await viewAt({});
    const table = named('documents');
    const sizes = await sizesOf(table, view, 'fr');
    expect(Object.keys(sizes)).toEqual(expect.arrayContaining(['csv', 'json', 'ndjson']));
    for (const format of formatsOf(table)) {
      const told = sizes[format.extension];
      if (told === undefined) continue;
      const question = { known: view.known, day: view.day, filters: {} };
      const file = await fileOf({ table, path: '/data/documents', query: '', view, question }, 'fr', format.extension);
      let bytes = 0;
      for await (const piece of format.write(file)) bytes += piece.length;
      expect(told, format.extension).toBe(bytes);
    }
  });
});

describe('the download menu', () => {
  test('offers a list with its sizes, a choice of it and a record without', async () => {
    const whole = await downloadsOf('/documents', 'vi');
    expect(whole?.table.id).toBe('documents');
    expect(whole?.files.find(({ extension }) => extension === 'csv')).toMatchObject({ href: '/vi/documents.csv' });
    expect(whole?.files.find(({ extension }) => extension === 'csv')?.bytes).toBeGreaterThan(1000);
    const some = await downloadsOf('/documents?kind=decision&page=2', 'vi');
    expect(some?.files.find(({ extension }) => extension === 'csv')).toEqual({
      extension: 'csv',
      href: '/vi/documents.csv?kind=decision',
      bytes: null,
    });
    expect((await downloadsOf('/indicators/de-gdp-share', 'ru'))?.table.id).toBe('observations');
  });

  test('offers the answers of a search once something is asked', async () => {
    expect(await downloadsOf('/search', 'vi')).toBeNull();
    expect((await downloadsOf('/search?q=GDP', 'vi'))?.files[0]?.href).toMatch(/^\/vi\/search\.\w+\?q=GDP$/);
  });

  test.each(['/', '/method', '/about', '/report', '/data/observations', '/nothing-here'])('is not on %s', async (path) => {
    expect(await downloadsOf(path, 'vi')).toBeNull();
  });
});

describe('the file of a search', () => {
  const extensions = formatsOf(named('search')).map(({ extension }) => extension);

  test.each(extensions)('as %s refuses what the search cannot answer, before a byte of it is sent', async (extension) => {
    for (const [asked, parameter] of [
      ['', 'q'],
      ['?q=GDP&edition=1', 'edition'],
    ] as const) {
      const answer = await fileAnswer(`/vi/data/search.${extension}${asked}`);
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ parameter });
    }
  });

  test('is cited by the day of its answer, since no edition of it can be asked for', async () => {
    const { pinned, asOf } = (await fileOf(await askedByPage('/search', new URLSearchParams('q=GDP')), 'vi', 'csv')).origin;
    expect(asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(pinned).toMatch(new RegExp(`/vi/search\\?q=GDP&as-of=${asOf}$`));
  });
});

describe('a file is called', () => {
  test.each([
    ['/vi/documents.csv', 'documents_edition-1.csv'],
    ['/vi/indicators/de-gdp-share.csv', 'observations_de-gdp-share_edition-1.csv'],
    ['/vi/data/observations.csv?indicator=de-gdp-share&as-of=2024-07-18', 'observations_de-gdp-share_as-of-2024-07-18.csv'],
    ['/vi/data/observations.csv?indicator=de-gdp-share,fixed-bb-per100', 'observations_part_edition-1.csv'],
  ])('by what is in it: %s', async (asked, name) => {
    expect((await fileAnswer(asked)).headers.get('content-disposition')).toContain(`filename="${name}"`);
  });
});
