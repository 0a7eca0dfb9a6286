import { beforeAll, describe, expect, test } from 'vitest';
import { byShelf } from '@/components/data/groups';
import { filesOf } from '@/lib/catalog/page-downloads';
import { pageTables } from '@/lib/catalog/page-tables';
import { TABLES, tableNamed } from '@/lib/catalog/tables';
import { allMessages, wordsOf } from '@/lib/catalog/words';
import { EXTENSIONS } from '@/lib/exports/extensions';
import { columnOf } from '@/lib/exports/table';
import { isDataRoom } from '@/lib/http/data-rooms';
import { type Room, rooms } from '@/lib/http/rooms';
import { LOCALES } from '@/lib/i18n/localized';

// All words of all languages are read once.
beforeAll(() => allMessages().then(() => undefined), 60_000);

describe('the words of the data', () => {
  test.each(TABLES.map((table) => [table.id, table] as const))(
    '%s has a title, a description and columns in every language',
    async (_, table) => {
      const { title, description, column } = await wordsOf(table);
      for (const locale of LOCALES) {
        expect(title[locale].length).toBeGreaterThan(1);
        // What search engines for data ask of a description, and what a person reads at a glance.
        expect(description[locale].length, locale).toBeGreaterThanOrEqual(50);
        expect(description[locale].length, locale).toBeLessThanOrEqual(500);
        for (const one of table.columns) expect(column(one)[locale], one.id).not.toBe('');
      }
      for (const name of table.filters) {
        const known = table.columns.find(({ id }) => id === name);
        expect(() => column(known ?? { id: name, base: name, type: 'code', role: 'attribute' }), name).not.toThrow();
      }
    },
  );

  test('every code of every column with few values has a meaning', async () => {
    const missing: string[] = [];
    for (const table of TABLES) {
      const { choice } = await wordsOf(table);
      for (const column of table.columns)
        for (const code of column.choices ?? []) if (choice(column, code) === null) missing.push(`${table.id}.${column.id}: ${code}`);
    }
    expect(missing).toEqual([]);
  });

  test('every format says what it is for', async () => {
    const messages = await allMessages();
    for (const locale of LOCALES) {
      const words: Readonly<Record<string, string>> = messages[locale].data.format;
      for (const extension of EXTENSIONS) expect(words[extension.replaceAll('.', '-')] ?? '', `${locale} ${extension}`).not.toBe('');
    }
  });
});

describe('the registry of tables', () => {
  test('has no id twice, and none that another page of the room has', () => {
    const ids = TABLES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => Object.hasOwn(rooms, `/data/${id}`))).toEqual([]);
  });

  test.each(TABLES.map((table) => [table.id, table] as const))('%s refers to tables that there are, by their key', (_, table) => {
    for (const { id, refers } of table.columns) {
      if (refers === undefined) continue;
      const target = tableNamed(refers);
      expect(target?.key, `${id} refers to ${refers}`).toHaveLength(1);
    }
    for (const name of table.key) expect(columnOf(table, name).required, name).toBe(true);
  });

  test('stands on the shelves of the data room whole, each table once', () => {
    const shelved = byShelf(TABLES, ({ id }) => id).flatMap(({ tables }) => tables.map(({ id }) => id));
    expect(shelved.sort()).toEqual(TABLES.map(({ id }) => id).sort());
  });
});

describe('pages as data', () => {
  test('the rooms that say so in their head are those that have a table', () => {
    const inHead = (Object.keys(rooms) as Room[]).filter(isDataRoom);
    expect(inHead.sort()).toEqual([...Object.keys(pageTables), '/data/[code]'].sort());
  });

  test('every page shows a table of the registry', () => {
    for (const [room, page] of Object.entries(pageTables)) expect(tableNamed(page.table)?.id, room).toBe(page.table);
  });

  test('a file keeps the filters and the day of its page, not the page of the list or its order', () => {
    const table = tableNamed('documents');
    if (!table) throw new Error('no documents');
    const files = filesOf(table, '/documents?kind=decision&sort=oldest&page=3&as-of=2024-07-18', 'fr');
    expect(files.map(({ extension }) => extension)).toEqual(expect.arrayContaining(['csv', 'json']));
    for (const { extension, href } of files) expect(href).toBe(`/fr/documents.${extension}?kind=decision&as-of=2024-07-18`);
  });
});
