import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { exportedTable } from '@/lib/ingest/export-queries';
import { takeImport } from '@/lib/ingest/import-commands';
import { listImportedRecords } from '@/lib/ingest/import-queries';
import { sheetKinds } from '@/lib/publishing/columns/sheet';
import { importFile, importRoom } from '../support/imports';
import { addPerson } from '../support/people';
import { addActors, changed, publishChange } from '../support/publishing';
import { bytesOf } from '../support/spreadsheets';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
importRoom();
let editor: Viewer;
const recordKinds = sheetKinds().filter((kind) => kind !== 'figure');
const usualTake = { changeSet: null, leaveOut: false, replace: false, nature: 'revision' as const };

beforeAll(async () => {
  editor = await addPerson(database.client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
  await addActors(database.client);
  await database.client.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) SELECT 'bkhcn', kind, now(), 'system:founding' FROM unnest($1::text[]) AS kind`,
    [recordKinds],
  );
});

const csv = (kind: string, text: string) => importFile(editor, { kind, name: `${kind}.csv`, bytes: text });
const told = ({ problems }: { problems: readonly { letter: string; row: number; code: string }[] }) =>
  problems.map(({ letter, row, code }) => `${letter}${row} ${code}`);
const draft = async (number: number, code: string) =>
  (
    await database.client.query<{ nature: string; base_revision: number; record: string }>(
      'SELECT nature, base_revision, record FROM change WHERE change_set_number = $1 AND code = $2',
      [number, code],
    )
  ).rows.map(({ record, ...row }) => ({ ...row, record: JSON.parse(record) }));

describe('the records of the portal', () => {
  test.each(recordKinds)('every %s that was exported comes back unchanged', async (kind) => {
    const pieces = exportedTable(editor, { kind, language: 'en', format: 'csv', organisation: 'bkhcn' });
    const bytes = await bytesOf(pieces as AsyncGenerator<Buffer>);
    const read = await importFile(editor, { kind, name: `${kind}.csv`, bytes });
    if (read.failure?.code === 'no-rows') return;
    expect(read.problems).toEqual([]);
    expect(read.counts).toMatchObject({ new: 0, changed: 0, refused: 0 });
    expect(read.counts?.unchanged).toBeGreaterThan(0);
  });
});

describe('a row', () => {
  test('changes only the columns that the file has, and marks the translations that stay behind', async () => {
    const read = await csv('release', 'code,title_vi\nbkhcn-2025-07,Viễn thông sáu tháng đầu năm 2025');
    expect(read).toMatchObject({ state: 'ready', counts: { changed: 1, refused: 0 }, problems: [] });
    const { items } = await listImportedRecords(editor, read.id, 1);
    expect(items[0]?.changes.map(({ field, language }) => [field, language])).toEqual([['title', 'vi']]);
    const { changeSet } = await takeImport(editor, { id: read.id, ...usualTake, nature: 'correction' });
    const [change] = await draft(changeSet, 'bkhcn-2025-07');
    expect(change).toMatchObject({ nature: 'correction', base_revision: 1, record: { producer: 'bkhcn', released: '2025-07' } });
    expect(Object.keys(change?.record.title.basis)).toEqual(['en', 'fr', 'ru']);
  });

  test('adds a record, also one that names another of the same file', async () => {
    const read = await csv('topic', 'code,parent,name_vi\nmoi-a,,Chủ đề mới\nmoi-b,moi-a,Chủ đề con');
    expect(read).toMatchObject({ counts: { new: 2, refused: 0 }, problems: [] });
    const { changeSet } = await takeImport(editor, { id: read.id, ...usualTake });
    expect(await draft(changeSet, 'moi-b')).toMatchObject([{ nature: 'new', base_revision: 0, record: { parent: 'moi-a' } }]);
  });

  test('is refused where a required cell is empty, a code is unknown, a record comes twice or belongs to another body', async () => {
    const lines = ['code,producer,released,title_vi', 'r-one,bkhcn,2026,', 'r-two,khong-co,2026,Hai', 'r-three,bkhcn,ngày nào đó,Ba'];
    const read = await csv('release', [...lines, 'r-four,bkhcn,2026,Bốn', 'r-four,bkhcn,2026,Bốn nữa'].join('\n'));
    expect(told(read)).toEqual(['D2 missing', 'B3 unknown-code', 'C4 not-a-date', 'A6 repeated-code']);
    expect(read.counts).toMatchObject({ new: 1, refused: 4 });
    const bank = await addPerson(database.client, 'bank', [{ role: 'editor', organisation: 'nhnn', language: null }]);
    const bytes = 'code,title_vi\nbkhcn-2025-07,Tên khác';
    expect(told(await importFile(bank, { kind: 'release', name: 'r.csv', bytes, organisation: 'nhnn' }))).toEqual(['A2 not-yours']);
  });

  test('is merged with what was published since it was read, or read again where both changed one field', async () => {
    const [words, day] = [
      await csv('release', 'code,title_vi\nbkhcn-2025-10-21,Ngày Chuyển đổi số'),
      await csv('release', 'code,released\nbkhcn-2025-10-21,2025-10-22'),
    ];
    const change = await changed(database.client, 'release', 'bkhcn-2025-10-21', { released: '2025-10-20' });
    await publishChange(database.client, { changes: [change] }, new Date().toISOString());
    const { changeSet } = await takeImport(editor, { id: words.id, ...usualTake });
    expect(await draft(changeSet, 'bkhcn-2025-10-21')).toMatchObject([
      { base_revision: 2, record: { released: '2025-10-20', title: { vi: 'Ngày Chuyển đổi số' } } },
    ]);
    await expect(takeImport(editor, { id: day.id, ...usualTake })).rejects.toThrow('import-stale');
  });

  test('does not replace the draft of the same record unless the editor says so', async () => {
    const [first, second] = [
      await csv('release', 'code,title_vi\nbkhcn-2025-11-07,Tên thứ nhất'),
      await csv('release', 'code,title_vi\nbkhcn-2025-11-07,Tên thứ hai'),
    ];
    const { changeSet } = await takeImport(editor, { id: first.id, ...usualTake });
    await expect(takeImport(editor, { id: second.id, ...usualTake, changeSet })).rejects.toMatchObject({
      name: 'Conflict',
      conflicts: [{ path: 'bkhcn-2025-11-07 title vi', published: 'Tên thứ nhất', proposed: 'Tên thứ hai' }],
    });
    await takeImport(editor, { id: second.id, ...usualTake, changeSet, replace: true });
    expect(await draft(changeSet, 'bkhcn-2025-11-07')).toMatchObject([{ record: { title: { vi: 'Tên thứ hai' } } }]);
  });
});
