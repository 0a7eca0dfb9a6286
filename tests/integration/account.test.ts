import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { KINDS } from '@/lib/publishing/kinds';
import { testDatabase } from '../support/test-database';

type Row = Record<string, string>;
const readCsv = (file: string): Row[] => parse(readFileSync(path.join('prisma', 'content', file), 'utf8'), { columns: true });

const database = testDatabase('content');
const account = readCsv('account.csv') as Record<'file' | 'key' | 'outcome' | 'record' | 'reason', string>[];
const named = new Set(account.map(({ record }) => record).filter((record) => record !== ''));
/** Codes that a reviewed decision of a mapping gave. */
const mapped = (file: string, column: string) => new Set(readCsv(`mappings/${file}.csv`).flatMap((row) => (row[column] ?? '').split(';')));

/** Rows of the fact base, file by file: none may be lost without a word. */
const rows = {
  'indicators.csv': 104,
  'targets.csv': 89,
  'observations.csv': 386,
  'goals.csv': 64,
  'tasks.csv': 93,
  'sources.csv': 161,
  'organisations.csv': 60,
  'areas.csv': 100,
  'documents.csv': 47,
  'contradictions.csv': 44,
  'platforms.csv': 61,
  'events.csv': 25,
};
/** Targets that only the columns of an indicator hold, not the list of targets. */
const ofIndicatorColumns = ['essential-services-deployed-qd-06', 'state-spending-dx-share-2025-qd-411'];

const published = new Map<string, string[]>();
beforeAll(async () => {
  for (const { kind, table } of KINDS) {
    const { rows } = await database.client.query<{ code: string }>(
      `SELECT code FROM "${table}" WHERE superseded_at IS NULL AND NOT withdrawn`,
    );
    published.set(
      kind,
      rows.map(({ code }) => code),
    );
  }
  const { rows } = await database.client.query<{ code: string }>(
    `SELECT concat_ws('/', series_code, period, area_code, release_code) AS code FROM observation WHERE superseded_at IS NULL`,
  );
  published.set(
    'observation',
    rows.map(({ code }) => code),
  );
});

const unnamed = (kind: string) => (published.get(kind) ?? []).filter((code) => !named.has(`${kind}/${code}`));

describe('every row of the fact base is accounted for', () => {
  test.each(Object.entries(rows))('%s: %i rows, each once', (file, count) => {
    const keys = account.filter((row) => row.file === file).map(({ key }) => key);
    expect(keys).toHaveLength(count);
    expect(new Set(keys).size).toBe(count);
  });

  test('no other file is named', () => {
    expect(new Set(account.map(({ file }) => file))).toEqual(new Set(Object.keys(rows)));
  });

  test('a row is left out with a reason, and every other row names its record', () => {
    for (const { file, key, outcome, record, reason } of account) {
      expect({ file, key, isLeftOut: outcome === 'left-out' }).toEqual({ file, key, isLeftOut: record === '' });
      expect(reason, `${file} ${key}`).not.toBe('');
    }
  });

  test('every record it names is published', () => {
    const missing = [...named].filter((record) => {
      const [kind = '', ...code] = record.split('/');
      return !published.get(kind)?.includes(code.join('/'));
    });
    expect(missing).toEqual([]);
  });
});

describe('every published record comes from the fact base or from a reviewed mapping', () => {
  test.each(['source', 'area', 'indicator', 'goal', 'task', 'conflict', 'platform', 'event', 'observation'])(
    'every %s is named',
    (kind) => {
      expect(published.get(kind)?.length).toBeGreaterThan(0);
      expect(unnamed(kind)).toEqual([]);
    },
  );

  test('every target is named, or stands in the columns of a named indicator', () => {
    expect(unnamed('target').sort()).toEqual(ofIndicatorColumns);
  });

  test('every document and every body is named or mapped', () => {
    const documents = mapped('documents', 'code');
    expect(unnamed('document').filter((code) => !documents.has(code))).toEqual([]);
    const bodies = new Set([...mapped('bodies', 'codes'), ...mapped('issuers', 'code'), ...mapped('operators', 'codes')]);
    expect(unnamed('organisation').filter((code) => !bodies.has(code))).toEqual([]);
  });

  test('every series and every release is mapped', () => {
    for (const kind of ['series', 'release']) {
      const decided = mapped('breakdowns', kind);
      expect(published.get(kind)?.filter((code) => !decided.has(code))).toEqual([]);
    }
  });

  test('every fact of a task belongs to a named task', async () => {
    const { rows } = await database.client.query<{ code: string }>(
      'SELECT DISTINCT task_code AS code FROM task_fact WHERE superseded_at IS NULL',
    );
    expect(rows.filter(({ code }) => !named.has(`task/${code}`))).toEqual([]);
  });
});
