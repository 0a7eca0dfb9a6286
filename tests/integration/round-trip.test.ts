import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonical } from '@/lib/publishing/canonical';
import { type Content, readContent } from '@/lib/publishing/content/records';
import { KINDS, kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { addActors, BREAK, publishChange, REPLY } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
let content: Content;
/** Kinds of which the founders have nothing to enter. */
const withoutContent = ['reply', 'series-break'];
const filled = KINDS.filter(({ kind }) => !withoutContent.includes(kind));

beforeAll(async () => {
  content = await readContent(path.join('prisma', 'content'));
});

describe('what is read back from the tables that pages read is what was submitted', () => {
  test.each(filled.map((kind) => [kind.kind, kind] as const))('every %s of the first content', async (name, kind) => {
    const submitted = content.records.filter((entry) => entry.kind === name).map((entry) => entry.record);
    expect(submitted.length).toBeGreaterThan(0);
    const codes = submitted.map((record) => record.code);
    const read = await readRecords(database.client, kind, codes);
    expect(read.size).toBe(codes.length);
    for (const record of submitted) expect(canonical(read.get(record.code)?.record)).toBe(canonical(record));
  });

  test('every kind answers to its schema: no field without a place', () => {
    for (const { kind } of filled) {
      const records = content.records.filter((entry) => entry.kind === kind);
      expect(records.length, kind).toBeGreaterThan(0);
    }
    expect(new Set(content.records.map((entry) => entry.kind))).toEqual(new Set(filled.map(({ kind }) => kind)));
  });

  test('a reply and a break in a series', async () => {
    await addActors(database.client);
    const entered = [
      { kind: 'reply', record: REPLY },
      { kind: 'series-break', record: BREAK },
    ];
    const changes = entered.map((entry) => ({ ...entry, code: entry.record.code, baseRevision: 0, nature: 'new' as const }));
    await publishChange(database.client, { changes }, new Date().toISOString());
    for (const { kind, record } of entered) {
      const read = await readRecords(database.client, kindNamed(kind), [record.code]);
      expect(canonical(read.get(record.code)?.record)).toBe(canonical(record));
    }
  });

  test('every figure in every source, digit by digit', async () => {
    const { rows } = await database.client.query(
      `SELECT o.series_code AS series, o.period, o.area_code AS area, o.release_code AS release, o.value::text, o.qualifier, o.status,
              c.source_code AS source, c.quote, c.quote_language AS "quoteLanguage", c.confidence
         FROM observation o JOIN citation c ON c.observation_id = o.id`,
    );
    const submitted = content.figures.map(({ note: _, nature: __, ...figure }) => canonical(figure));
    expect(rows.map((row) => canonical(row)).sort()).toEqual(submitted.sort());
  });

  test('every note of a figure', async () => {
    const { rows } = await database.client.query<{ key: string; note: unknown }>(
      `SELECT concat_ws(' ', series_code, period, area_code, release_code) AS key, note FROM observation`,
    );
    const kept = new Map(rows.map((row) => [row.key, canonical(row.note)]));
    const lost = content.figures.filter((figure) => {
      const key = [figure.series, figure.period, figure.area, figure.release].join(' ');
      return figure.note !== null && kept.get(key) !== canonical(figure.note);
    });
    expect(lost).toEqual([]);
  });
});
