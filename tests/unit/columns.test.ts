import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { LocalizedText } from '@/lib/i18n/localized';
import { allowedValues } from '@/lib/publishing/columns/choices';
import { CONTENT_FILES, FIGURES, NESTED_FILES, recordOf, valuesOf } from '@/lib/publishing/columns/files';
import { continues, recordOfRows, rowsOf, sheetKinds, sheetOf } from '@/lib/publishing/columns/sheet';
import { type Content, readContent } from '@/lib/publishing/content/records';
import { KINDS } from '@/lib/publishing/kinds';

let content: Content;
beforeAll(async () => {
  content = await readContent(path.join('prisma', 'content'));
});

const recordsOf = (kind: string) =>
  content.records.filter((entry) => entry.kind === kind).map(({ record }) => record as Record<string, unknown>);
const withoutNature = () => content.figures.map(({ nature: _, ...figure }) => figure as Record<string, unknown>);

describe('a record and its cells are the same', () => {
  test.each(CONTENT_FILES.map((file) => [file.kind, file] as const))('every %s of the first content', (kind, file) => {
    const records = recordsOf(kind);
    expect(records.length).toBeGreaterThan(0);
    for (const record of records) expect(recordOf(file, valuesOf(file, record))).toEqual(record);
  });

  test.each(NESTED_FILES.map((file) => [file.records.kind]))('every %s with its parts', (kind) => {
    const sheet = sheetOf(kind);
    for (const record of recordsOf(kind)) expect(recordOfRows(sheet, rowsOf(sheet, record))).toEqual(record);
  });

  test('every figure', () => {
    expect(content.figures.length).toBeGreaterThan(100);
    for (const figure of withoutNature()) expect(recordOf(FIGURES, valuesOf(FIGURES, figure))).toEqual(figure);
  });

  const texts: LocalizedText[] = [
    { original: 'vi', vi: 'Số' },
    { original: 'ru', ru: 'Число' },
    { original: 'en', vi: 'Số', en: 'Number', fr: 'Nombre', ru: 'Число' },
    { original: 'fr', vi: 'Số', fr: 'Nombre' },
  ];
  test.each(texts.map((text) => [text.original, text] as const))('a text in four languages keeps its original, %s', (_, text) => {
    const [topic, note] = [
      { code: 'a', parent: null, name: text },
      { ...recordsOf('organisation')[0], note: text },
    ];
    expect(recordOfRows(sheetOf('topic'), rowsOf(sheetOf('topic'), topic))).toEqual(topic);
    expect(recordOfRows(sheetOf('organisation'), rowsOf(sheetOf('organisation'), note))).toEqual(note);
  });

  test('a succession whose code is not made of the two it joins keeps it', () => {
    const record = { code: 'merger-7', predecessor: 'p63-01', successor: 'p34-01', happenedOn: null, document: null };
    expect(recordOfRows(sheetOf('area-succession'), rowsOf(sheetOf('area-succession'), record))).toEqual(record);
  });
});

describe('the rows of a record with parts', () => {
  test('follow one another; a row with cells of its own begins another record', () => {
    const sheet = sheetOf('conflict');
    const [conflict] = recordsOf('conflict');
    const [first, second] = rowsOf(sheet, conflict ?? {});
    expect(continues(sheet, second ?? {}, first)).toBe(true);
    expect(continues(sheet, { ...second, title_vi: 'Khác' }, first)).toBe(false);
    expect(continues(sheet, { ...second, code: 'other' }, first)).toBe(false);
    expect(continues(sheet, first ?? {}, undefined)).toBe(false);
    expect(continues(sheetOf('topic'), { code: 'a' }, { code: 'a', name_vi: 'A' })).toBe(false);
  });

  test('a platform of which no users are known takes one row', () => {
    const platform = recordsOf('platform').find(({ users }) => Array.isArray(users) && users.length === 0);
    expect(rowsOf(sheetOf('platform'), platform ?? {})).toHaveLength(1);
  });
});

describe('the tables', () => {
  test('are those of every kind of record, and of figures', () => {
    expect(sheetKinds().sort()).toEqual([...KINDS.map(({ kind }) => kind), 'figure'].sort());
  });

  test.each(sheetKinds().map((kind) => [kind]))('%s: no two columns have one name, and every choice has its codes', (kind) => {
    const { columns } = sheetOf(kind);
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
    for (const column of columns.filter(({ type }) => type === 'choice')) {
      expect(allowedValues(kind, column), column.name).not.toEqual([]);
    }
  });
});
