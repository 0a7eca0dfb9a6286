import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { AS_IT_STANDS } from '@/lib/as-known';
import { Prisma } from '@/lib/db/generated/client';
import type { Format, InFour, TableFile } from '@/lib/exports/file';
import { FORMATS, formatOf } from '@/lib/exports/formats';
import type { Table } from '@/lib/exports/table';
import { eventually } from '../support/eventually';
import { askDuck } from '../support/read-back';
import { testDatabase } from '../support/test-database';

const database = testDatabase('empty');

const words = (text: string): InFour => ({ vi: text, en: text, fr: text, ru: text });

/** A table of so many rows, each of them saying its number and the mark. */
function fileOf(count: number, mark: string): TableFile {
  const table: Table = {
    id: 'long',
    columns: [
      { id: 'number', base: 'number', type: 'integer', role: 'dimension' },
      { id: 'mark', base: 'mark', type: 'text', role: 'attribute' },
    ],
    key: ['number'],
    filters: [],
    kinds: [],
    isDated: false,
    select: () => Prisma.sql`SELECT n AS number, ${mark}::text || md5(n::text) AS mark FROM generate_series(1, ${count}::int) n`,
  };
  return {
    table,
    asked: { known: AS_IT_STANDS, day: '2026-11-22', filters: {} },
    locale: 'vi',
    words: { title: words('long'), description: words('long'), column: ({ id }) => words(id), choice: () => null, codes: () => [] },
    related: () => undefined,
    origin: {
      portal: 'http://127.0.0.1',
      publisher: words('portal'),
      page: 'http://127.0.0.1/vi/data/long',
      self: 'http://127.0.0.1/vi/data/long.csv',
      pinned: 'http://127.0.0.1/vi/data/long?edition=1',
      licence: { id: 'x', name: 'x', url: 'http://127.0.0.1/x' },
      edition: 1,
      publishedAt: null,
      editionAsked: '1',
      asOf: null,
      judgedOn: null,
    },
  };
}

const streaming = FORMATS.filter((format) => !format.isMetadata && format.isFor(fileOf(1, '').table));
const named = streaming.map((format) => [format.extension, format] as const);
const parquet = named.filter(([extension]) => extension === 'parquet');

async function copying(): Promise<number> {
  const { rows } = await database.client.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND state = 'active' AND query LIKE 'COPY%'`,
  );
  return rows[0]?.count ?? 0;
}
const untilNone = () => eventually(async () => ((await copying()) === 0 ? true : null));

const reading = (format: Format, file: TableFile) => format.write(file)[Symbol.asyncIterator]();

describe('a reader who goes away', () => {
  test.each(named.filter(([extension]) => extension !== 'parquet'))('ends the query of %s', async (_, format) => {
    const pieces = reading(format, fileOf(500_000, 'a'));
    // The head of a file stands before the first row.
    do expect((await pieces.next()).done).toBe(false);
    while ((await copying()) === 0);
    await pieces.return?.();
    expect(await untilNone()).toBe(true);
  });

  test.each(parquet)('ends what is prepared for %s, and leaves nothing on the disk', async (_, format) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'portal-streams-'));
    const before = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    const pieces = reading(format, fileOf(1_000_000, 'a'));
    const first = pieces.next().catch(() => undefined);
    await eventually(async () => ((await copying()) === 1 ? true : null));
    expect(readdirSync(folder)).toHaveLength(1);
    await pieces.return?.();
    await first;
    expect(await untilNone()).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true });
  });
});

test.each(parquet)('more than fits into its memory is written as %s', async (_, format) => {
  const rows = 150_000;
  const pieces: Uint8Array[] = [];
  for await (const piece of format.write(fileOf(rows, 'm'.repeat(2000)))) pieces.push(piece);
  const read = await askDuck(
    Buffer.concat(pieces),
    'count(*)::INTEGER AS rows, max(number)::INTEGER AS last, min(length(mark))::INTEGER AS letters',
  );
  expect(read).toEqual({ rows, last: rows, letters: 2032 });
});

describe('two files at once', () => {
  const rows = 5_000;
  async function whole(format: Format, mark: string): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    for await (const piece of format.write(fileOf(rows, mark))) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  test.each(named)('are each what they would be alone, as %s', async (_, format) => {
    const [a, b] = [await whole(format, 'a'), await whole(format, 'b')];
    expect(a.equals(b)).toBe(false);
    const together = await Promise.all(['a', 'b', 'a', 'b'].map((mark) => whole(format, mark)));
    expect(together.map((file, index) => file.equals(index % 2 === 0 ? a : b))).toEqual([true, true, true, true]);
  });
});

test('a file whose query fails ends in an error, not in a short file', async () => {
  const file = fileOf(10, 'a');
  const failing = {
    ...file,
    table: { ...file.table, select: () => Prisma.sql`SELECT 10 / (5000 - n) AS number, 'x' AS mark FROM generate_series(1, 10000) n` },
  };
  for (const extension of ['csv', 'json', 'xlsx', 'zip', 'parquet']) {
    const read = async () => {
      for await (const _ of (formatOf(extension) as Format).write(failing));
    };
    await expect(read(), extension).rejects.toThrow(/division by zero/);
  }
  expect(await untilNone()).toBe(true);
});
