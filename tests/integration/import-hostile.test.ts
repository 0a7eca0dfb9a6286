import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { Invalid } from '@/lib/errors';
import { listImportedFigures, listImportedRecords } from '@/lib/ingest/import-queries';
import { markedFile } from '@/lib/ingest/marked-file';
import { wordsOfImport } from '@/lib/ingest/words-of-import';
import { sheetKinds, sheetOf } from '@/lib/publishing/columns/sheet';
import { costly } from '../support/every-day';
import { figuresCsv, importFile, importRoom, type ReadImport } from '../support/imports';
import { addPerson } from '../support/people';
import { bytesOf, workbookParts as plainParts, zipOf } from '../support/spreadsheets';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
importRoom();
let editor: Viewer;

beforeAll(async () => {
  editor = await addPerson(database.client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
  await database.client.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) SELECT 'bkhcn', kind, now(), 'system:founding' FROM unnest($1::text[]) AS kind`,
    [sheetKinds()],
  );
});

/** Each case is an upload of its own, read by the queries of the portal; the long run has many. */
const PATIENCE = 60 * 60_000;

/** Refused at the door with a code, or read to an end that can be said in words; never an unexpected failure. */
async function sent(kind: string, name: string, bytes: Uint8Array | string): Promise<ReadImport | null> {
  let read: ReadImport;
  try {
    read = await importFile(editor, { kind, name, bytes });
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    expect(error.issues[0]?.code).toMatch(/^file-(type|size)$/);
    return null;
  }
  expect(read.failure?.code).not.toBe('unexpected');
  expect(['ready', 'refused']).toContain(read.state);
  const words = await wordsOfImport('vi', kind);
  for (const problem of read.problems) {
    expect(words.sentence(problem)).toMatch(/\S/);
    expect(problem.value).not.toMatch(/\p{Cc}|\p{Bidi_Control}/u);
  }
  if (read.failure) expect(words.failure(read.failure)).toMatch(/\S/);
  for (const notice of read.notices) expect(words.notice(notice)).toMatch(/\S/);
  if (read.state === 'ready') {
    await (kind === 'figure' ? listImportedFigures : listImportedRecords)(editor, read.id, 1);
    const marked = await markedFile(editor, read.id, 'vi');
    expect((await bytesOf(marked?.pieces as AsyncGenerator<Buffer>)).subarray(0, 2).toString()).toBe('PK');
  }
  return read;
}

/** With the part by which an upload is known for a workbook. */
const workbookParts = (sheet: string) => ({ '[Content_Types].xml': '<Types/>', ...plainParts(sheet) });

const nasty = fc.constantFrom(
  '=1+1',
  '=cmd|"/c calc"!A1',
  '@SUM(A1)',
  '<script>alert(1)</script>',
  '\u202e01.000',
  'a\u0000b',
  '\ud800',
  '../../etc/passwd',
  "'; DROP TABLE observation; --",
  '\\N',
  '\\.',
  '1e999',
  '-0',
  '9'.repeat(400),
  '٣٫١',
  'NaN',
  '2024-13',
  '31/2/2024',
  '%s%n{0}{count, plural}',
  'x'.repeat(32_767),
  ' ',
  '\ufeff',
);
const text = fc.oneof({ weight: 3, arbitrary: nasty }, { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) });

test(
  'whatever stands in the cells of a table ends as rows or as problems in words',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sheetKinds()),
        fc.array(fc.array(text, { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 6 }),
        async (kind, rows) => {
          const { columns } = sheetOf(kind);
          const line = (cells: readonly string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
          await sent(kind, 'table.csv', Buffer.from([line(columns.map(({ name }) => name)), ...rows.map(line)].join('\n')));
        },
      ),
      costly,
    );
  },
  PATIENCE,
);

test(
  'bytes of any kind under any name are refused or read',
  async () => {
    const table = Buffer.from(figuresCsv([{}, { value: '12' }]));
    const workbook = await zipOf(
      workbookParts(
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>series</t></is></c><c r="B1" t="inlineStr"><is><t>period</t></is></c></row></sheetData>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(table, workbook),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        fc.nat(),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
        async (base, flips, cut, name) => {
          const bytes = Buffer.from(base);
          for (const [at, byte] of flips) bytes[at % bytes.length] = byte;
          await sent('figure', name, cut % 3 === 0 ? bytes.subarray(0, cut % bytes.length) : bytes);
        },
      ),
      costly,
    );
  },
  PATIENCE,
);

const cell = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`;

test('a bomb, an entity and a path out of the file are refused', async () => {
  const bomb = await zipOf({ ...workbookParts(''), 'xl/worksheets/sheet1.xml': inflating() });
  expect(await sent('figure', 'bomb.xlsx', bomb)).toMatchObject({ state: 'refused', failure: { code: 'inflates-too-far' } });
  const entity = await zipOf({
    ...workbookParts(''),
    'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><worksheet>&b;</worksheet>',
  });
  expect(await sent('figure', 'entity.xlsx', entity)).toMatchObject({ state: 'refused', failure: { code: 'damaged' } });
  const slip = await zipOf({ ...workbookParts(`<sheetData><row r="1">${cell('A1', 'series')}</row></sheetData>`), '../../evil.sh': 'rm' });
  expect(await sent('figure', 'slip.xlsx', slip)).toMatchObject({ state: 'refused', failure: { code: 'no-table' } });
});

/** Each day as much as its ratio gives away; in the long run more than any sheet may have. */
function* inflating(): Generator<string> {
  yield '<worksheet><sheetData>';
  for (let piece = 0; piece < (process.env.TEST_LONG === '1' ? 400 : 40); piece += 1) yield ' '.repeat(1_000_000);
}

test('a sheet that is not the table, twice the table or without its columns is refused in words', async () => {
  expect(await sent('figure', 'a.csv', 'one,two\n1,2')).toMatchObject({ failure: { code: 'no-table' } });
  expect(await sent('figure', 'a.csv', 'series,period,value\nx,2024,1')).toMatchObject({
    failure: { code: 'missing-columns', at: ['area', 'release', 'qualifier', 'status', 'source', 'confidence'] },
  });
  expect(await sent('figure', 'a.csv', 'series,Chuỗi số,period\nx,x,2024')).toMatchObject({
    failure: { code: 'two-columns', at: ['series', 'A', 'B'] },
  });
  expect(await sent('release', 'a.csv', 'title_vi,producer\nTên,bkhcn')).toMatchObject({
    failure: { code: 'missing-columns', at: ['code'] },
  });
});
