import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { exportedTable } from '@/lib/ingest/export-queries';
import { readAgain, takeImport } from '@/lib/ingest/import-commands';
import { listImportedFigures } from '@/lib/ingest/import-queries';
import { markedFile } from '@/lib/ingest/marked-file';
import { runImport } from '@/lib/ingest/run';
import { tableFile } from '@/lib/ingest/template';
import { openWorkbook } from '@/lib/ingest/workbook';
import { saveChange } from '@/lib/publishing/drafts';
import { loadFindings } from '@/lib/publishing/findings';
import { publish } from '@/lib/publishing/publish';
import { submitSet } from '@/lib/publishing/submission';
import { verifyLog } from '@/lib/verification/verify-log';
import { type FigureRow, figuresCsv, importFile, importRoom, seen } from '../support/imports';
import { addPerson } from '../support/people';
import { bytesOf, textsOf } from '../support/spreadsheets';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
importRoom();
let editor: Viewer;
let reviewer: Viewer;

beforeAll(async () => {
  editor = await addPerson(database.client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
  reviewer = await addPerson(database.client, 'reviewer', [{ role: 'reviewer', organisation: 'bkhcn', language: null }]);
  await database.client.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) SELECT 'bkhcn', kind, now(), 'system:founding' FROM unnest(ARRAY['figure', 'release']) AS kind`,
  );
});

const csv = (rows: readonly FigureRow[]) => importFile(editor, { kind: 'figure', name: 'figures.csv', bytes: figuresCsv(rows) });
const told = ({ problems }: { problems: readonly { letter: string; row: number; code: string }[] }) =>
  problems.map(({ letter, row, code }) => `${letter}${row} ${code}`);
const words = { original: 'vi' as const, vi: 'Số liệu nhập từ tệp' };
const usualTake = { changeSet: null, leaveOut: false, replace: false, nature: 'revision' as const };

/** Hands in and publishes, reviewed by a second person. */
async function publishSet(number: number): Promise<void> {
  await submitSet(editor, { number, title: words, reason: words });
  await publish(database.client, number, reviewer.actor, new Date().toISOString());
}

describe('a table filled in with a spreadsheet program', () => {
  const bytes = readFileSync('tests/fixtures/observations-libreoffice.xlsx');

  test('tells each wrong cell and previews the status that one of its figures moves', async () => {
    const read = await importFile(editor, { kind: 'figure', name: 'số liệu 2025.xlsx', bytes });
    expect(read).toMatchObject({ state: 'ready', rowsRead: 12, counts: { rows: 12, new: 10, changed: 0, unchanged: 0, refused: 2 } });
    expect(told(read)).toEqual(['E3 not-a-number', 'C4 unknown-code']);
    expect(read.problems.map(({ value }) => value)).toEqual(['21,,7', 'Việt Nma']);
    expect(read.problems[1]?.detail?.values).toMatchObject({ nearest: 'vn' });
    expect(read.impact?.stopped).toBeNull();
    expect(read.impact?.statuses).toContainEqual(
      expect.objectContaining({
        kind: 'indicator',
        code: 'de-gdp-share',
        before: { status: 'no-data', reason: 'no-figure-for-deadline' },
        after: { status: 'achieved', reason: 'met' },
      }),
    );
    expect(read.impact?.figures).toContainEqual(
      expect.objectContaining({ indicator: 'de-gdp-share', after: expect.objectContaining({ period: '2025', value: '20.5' }) }),
    );
  });

  test('comes back with the wrong cells marked, and is read again as it is', async () => {
    const read = await importFile(editor, { kind: 'figure', name: 'số liệu 2025.xlsx', bytes });
    const marked = await markedFile(editor, read.id, 'vi');
    const back = await bytesOf(marked?.pieces as AsyncGenerator<Buffer>);
    const [sheet] = (await openWorkbook(back)).sheets;
    const texts = await textsOf(sheet as NonNullable<typeof sheet>);
    expect(Object.values(texts[3] ?? {})).toContain('21,,7');
    expect(Object.values(texts[4] ?? {}).at(-1)).toMatch(/Việt Nma.*vn/);
    const again = await importFile(editor, { kind: 'figure', name: 'marked.xlsx', bytes: back });
    expect(told(again)).toEqual(['E3 not-a-number', 'C4 unknown-code']);
    expect(again.counts).toMatchObject({ new: 10, refused: 2 });
  });

  test('goes into a change set as a whole: refused rows are left out only when the editor says so', async () => {
    const { id } = await importFile(editor, { kind: 'figure', name: 'số liệu 2025.xlsx', bytes });
    await expect(takeImport(editor, { id, ...usualTake })).rejects.toThrow('refused-rows');
    const { rows } = await database.client.query(
      'SELECT FROM staged_figure s JOIN change_set c ON c.number = s.change_set_number WHERE c.state = $1',
      ['draft'],
    );
    expect(rows).toHaveLength(0);
    const taken = await takeImport(editor, { id, ...usualTake, leaveOut: true });
    expect(taken.rows).toBe(10);
    expect(await seen(editor, id)).toMatchObject({ state: 'taken', changeSet: taken.changeSet, counts: { leftOut: 2 } });
    await submitSet(editor, { number: taken.changeSet, title: words, reason: words });
    const blocking = (await loadFindings(database.client, taken.changeSet)).filter(({ severity }) => severity === 'block');
    expect(blocking).toEqual([]);
    await publish(database.client, taken.changeSet, reviewer.actor, new Date().toISOString());
    const { rows: published } = await database.client.query(
      `SELECT o.value::text, o.nature FROM observation o WHERE o.series_code = 'de-gdp-share-ministry' AND o.period = '2025'`,
    );
    expect(published).toEqual([{ value: '20.5', nature: 'new' }]);
    for await (const finding of verifyLog(database.client)) expect(finding.what).not.toBe('difference');
  });
});

describe('the figures of the record', () => {
  test.each(['xlsx', 'csv'] as const)('exported as %s come back unchanged, every one of them', async (format) => {
    const pieces = exportedTable(editor, { kind: 'figure', language: 'vi', format, organisation: 'bkhcn' });
    const read = await importFile(editor, {
      kind: 'figure',
      name: `own.${format}`,
      bytes: await bytesOf(pieces as AsyncGenerator<Buffer>),
    });
    expect(read.problems).toEqual([]);
    expect(read.counts).toMatchObject({ new: 0, changed: 0, refused: 0, unchanged: read.counts?.rows });
    expect(read.counts?.rows).toBeGreaterThan(300);
    await expect(takeImport(editor, { id: read.id, ...usualTake })).rejects.toThrow('unchanged');
  });

  test('the empty template is refused in words, not read as nothing', async () => {
    const bytes = await bytesOf(tableFile({ kind: 'figure', language: 'en', format: 'xlsx' }));
    expect(await importFile(editor, { kind: 'figure', name: 'empty.xlsx', bytes })).toMatchObject({
      state: 'refused',
      failure: { code: 'no-rows' },
    });
  });
});

describe('each row', () => {
  test('is new, a correction, a new source of the same number, or what stands already', async () => {
    const standing: FigureRow = { series: 'nps-accounts', period: '2023', value: '11200000', qualifier: '>' };
    const quote = { quote: 'Plus de 11,2 millions de comptes et plus de 35,4 millions de demandes', quote_language: 'fr' };
    const read = await csv([
      { ...standing, ...quote },
      { ...standing, source: 'gh-provinces' },
      { series: 'chip-card-share', period: '2023', value: '99' },
      { series: 'chip-card-share', period: '2022', value: '90' },
    ]);
    const { rows } = await database.client.query('SELECT row, outcome, nature FROM import_figure WHERE import_id = $1 ORDER BY row', [
      read.id,
    ]);
    expect(rows).toEqual([
      { row: 2, outcome: 'unchanged', nature: 'revision' },
      { row: 3, outcome: 'changed', nature: 'revision' },
      { row: 4, outcome: 'changed', nature: 'correction' },
      { row: 5, outcome: 'new', nature: 'new' },
    ]);
    const { items, total } = await listImportedFigures(editor, read.id, 1);
    expect(total).toBe(3);
    expect(items[0]).toMatchObject({ row: 4, standing: { value: '100' }, file: { value: '99' } });
  });

  test('is refused where it contradicts another, repeats it, names what is not there or is not of the body', async () => {
    const read = await csv([
      { period: '2021', value: '11' },
      { period: '2021', value: '12', source: 'gh-provinces' },
      { period: '2020', value: '9' },
      { period: '2020', value: '9' },
      { period: '2019', area: 'p63-01' },
      { period: '2031' },
      { release: 'no-such-release' },
      { period: '2018', value: '' },
      { period: '2017', quote: 'A sentence without its language' },
      { period: '2016-05' },
    ]);
    expect(told(read)).toEqual([
      'E2 two-values',
      'E3 two-values',
      'H5 repeated-row',
      'C6 other-area-scheme',
      'B7 period-not-begun',
      'D8 unknown-code',
      'E9 missing',
      'K10 quote-language',
      'B11 other-precision',
    ]);
    expect(read.counts).toMatchObject({ refused: 8, new: 2, warnings: 1 });
  });

  test('of a series that another body keeps is refused', async () => {
    const stranger = await addPerson(database.client, 'bank', [{ role: 'editor', organisation: 'nhnn', language: null }]);
    const read = await importFile(stranger, { kind: 'figure', name: 'a.csv', bytes: figuresCsv([{}]), organisation: 'nhnn' });
    expect(told(read)).toEqual(['A2 not-yours']);
  });
});

describe('between reading and taking', () => {
  test('a figure published meanwhile stops the rows until the file is read again', async () => {
    const [first, second] = [
      await csv([{ series: 'chip-card-share', period: '2023', value: '97' }]),
      await csv([{ series: 'chip-card-share', period: '2023', value: '98' }]),
    ];
    const { changeSet } = await takeImport(editor, { id: first.id, ...usualTake });
    await publishSet(changeSet);
    await expect(takeImport(editor, { id: second.id, ...usualTake })).rejects.toThrow('import-stale');
    await readAgain(editor, { id: second.id });
    await runImport(second.id);
    const again = await listImportedFigures(editor, second.id, 1);
    expect(again.items[0]).toMatchObject({ standing: { value: '97' }, file: { value: '98' } });
    const taken = await takeImport(editor, { id: second.id, ...usualTake });
    await publishSet(taken.changeSet);
  });

  test('another value in the same change set is a conflict with both, replaced only when the editor says so', async () => {
    const [first, second] = [await csv([{ period: '2015', value: '5' }]), await csv([{ period: '2015', value: '6' }])];
    const { changeSet } = await takeImport(editor, { id: first.id, ...usualTake });
    await expect(takeImport(editor, { id: second.id, ...usualTake, changeSet })).rejects.toMatchObject({
      name: 'Conflict',
      conflicts: [{ published: '5', proposed: '6' }],
    });
    await takeImport(editor, { id: second.id, ...usualTake, changeSet, replace: true });
    const { rows } = await database.client.query(`SELECT value::text FROM staged_figure WHERE change_set_number = $1 AND period = '2015'`, [
      changeSet,
    ]);
    expect(rows).toEqual([{ value: '6' }]);
  });

  test('figures may name a release that waits in the same change set, and no other', async () => {
    const record = { code: 'new-release', producer: 'bkhcn', released: '2026-11-01', title: { original: 'vi', vi: 'Lần công bố mới' } };
    const common = { organisation: 'bkhcn', kind: 'release', code: 'new-release', baseRevision: 0, nature: 'new', record, seen: null };
    const { changeSet } = await saveChange(editor, { ...common, changeSet: null });
    const read = await csv([{ period: '2014', release: 'new-release' }]);
    expect(read.problems).toEqual([]);
    const { rows } = await database.client.query<{ number: number }>(
      'INSERT INTO change_set (title, reason, author_id, organisation_code) VALUES ($1, $1, $2, $3) RETURNING number',
      [words, editor.actor, 'bkhcn'],
    );
    await expect(takeImport(editor, { id: read.id, ...usualTake, changeSet: rows[0]?.number })).rejects.toThrow('no-such-release');
    expect((await takeImport(editor, { id: read.id, ...usualTake, changeSet })).changeSet).toBe(changeSet);
  });
});
