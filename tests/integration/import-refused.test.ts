import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { exportedTable } from '@/lib/ingest/export-queries';
import { discardImport, readAgain, startImport, takeImport } from '@/lib/ingest/import-commands';
import { getImport, importsOfSet, listImportedFigures, listImportedRecords, listImports, listProblems } from '@/lib/ingest/import-queries';
import { LOCK } from '@/lib/ingest/import-state';
import { markedFile } from '@/lib/ingest/marked-file';
import { runImport } from '@/lib/ingest/run';
import { receiveFile } from '@/lib/publishing/stored-files';
import { figuresCsv, importFile, importRoom, seen, upload } from '../support/imports';
import { addPerson } from '../support/people';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
importRoom();
let editor: Viewer;
let others: [string, Viewer | null][];
let figures: string;
let records: string;
const usualTake = { changeSet: null, leaveOut: true, replace: false, nature: 'revision' as const };

beforeAll(async () => {
  const person = (name: string, role: 'editor' | 'reviewer' | 'translator' | 'administrator', organisation: string | null) =>
    addPerson(database.client, name, [{ role, organisation, language: role === 'translator' ? 'en' : null }]);
  editor = await person('editor', 'editor', 'bkhcn');
  await database.client.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) VALUES ('bkhcn', 'figure', now(), 'system:founding'), ('bca', 'figure', now(), 'system:founding')`,
  );
  others = [
    ['somebody signed out', null],
    ['an editor of another body', await person('stranger', 'editor', 'bca')],
    ['a colleague of the same body', await person('colleague', 'editor', 'bkhcn')],
    ['a reviewer of the body', await person('reviewer', 'reviewer', 'bkhcn')],
    ['a translator of the body', await person('translator', 'translator', 'bkhcn')],
    ['an administrator', await person('administrator', 'administrator', null)],
    ['a token that may send no figures', { ...editor, kinds: ['release'] }],
  ];
  figures = (await importFile(editor, { kind: 'figure', name: 'f.csv', bytes: figuresCsv([{}, { value: 'x' }]) })).id;
  records = (await importFile(editor, { kind: 'release', name: 'r.csv', bytes: 'code,producer,title_vi\nr-one,bkhcn,Một' })).id;
});

const refusedOr = (name: string) => expect.objectContaining({ name: expect.stringMatching(name) });

describe('an import is worked on by its sender alone', () => {
  test('start, read again, take and discard refuse everybody else and move nothing', async () => {
    const file = await receiveFile(editor, new File([figuresCsv([{}])], 'f.csv'));
    const before = await seen(editor, figures);
    for (const [who, viewer] of others) {
      const sent = { organisation: 'bkhcn', kind: 'figure', file: { digest: file.digest, name: 'f.csv' } };
      // A colleague is an editor too, and may send files of their own.
      if (who !== 'a colleague of the same body') await expect(startImport(viewer, sent), who).rejects.toEqual(refusedOr('Forbidden'));
      const isNoStranger = who === 'somebody signed out' || who.startsWith('a token') ? 'Forbidden' : 'NotFound';
      for (const command of [readAgain, discardImport])
        await expect(command(viewer, { id: figures }), who).rejects.toEqual(refusedOr(isNoStranger));
      await expect(takeImport(viewer, { id: figures, ...usualTake }), who).rejects.toEqual(refusedOr(isNoStranger));
    }
    expect(await seen(editor, figures)).toEqual(before);
  });

  test('a change set of another person or body takes none of its rows', async () => {
    const [, colleague] = others.find(([who]) => who.startsWith('a colleague')) as [string, Viewer];
    const { rows } = await database.client.query<{ number: number }>(
      'INSERT INTO change_set (title, reason, author_id, organisation_code) VALUES ($1, $1, $2, $3) RETURNING number',
      [{ original: 'vi', vi: 'Của người khác' }, colleague.actor, 'bkhcn'],
    );
    await expect(takeImport(editor, { id: figures, ...usualTake, changeSet: rows[0]?.number })).rejects.toEqual(refusedOr('NotFound'));
  });

  test('a role that ended after the upload no longer takes it', async () => {
    await expect(takeImport({ ...editor, grants: [] }, { id: figures, ...usualTake })).rejects.toEqual(refusedOr('Forbidden'));
  });
});

describe('an import is seen by the editors and reviewers of its body alone', () => {
  test('no query answers anybody else, also to a guessed number', async () => {
    const { rows } = await database.client.query<{ number: number }>(
      'INSERT INTO change_set (title, reason, author_id, organisation_code) VALUES ($1, $1, $2, $3) RETURNING number',
      [{ original: 'vi', vi: 'Gói' }, editor.actor, 'bkhcn'],
    );
    const number = rows[0]?.number as number;
    const taken = await importFile(editor, { kind: 'figure', name: 'g.csv', bytes: figuresCsv([{ period: '2013' }]) });
    await takeImport(editor, { id: taken.id, ...usualTake, changeSet: number });
    expect(await importsOfSet(editor, number)).toHaveLength(1);
    for (const [who, viewer] of others) {
      if (viewer === null || /colleague|reviewer|token/.test(who)) continue;
      for (const id of [figures, records, taken.id]) {
        expect(await getImport(viewer, id), who).toBeNull();
        expect((await listProblems(viewer, id, 1)).items, who).toEqual([]);
        expect((await listImportedFigures(viewer, id, 1)).items, who).toEqual([]);
        expect((await listImportedRecords(viewer, id, 1)).items, who).toEqual([]);
        expect(await markedFile(viewer, id, 'vi'), who).toBeNull();
      }
      expect((await listImports(viewer, 1)).items, who).toEqual([]);
      expect(await importsOfSet(viewer, number), who).toEqual([]);
    }
    expect(await getImport(editor, 'no-uuid')).toBeNull();
  });

  test('templates are for editors, with what a body has published only for its own', async () => {
    const asked = { kind: 'figure', language: 'vi' as const, format: 'csv' as const, organisation: 'bkhcn' };
    for (const [who, viewer] of others) {
      if (viewer === null || /colleague|token/.test(who)) continue;
      expect(exportedTable(viewer, asked), who).toBeNull();
    }
    expect(exportedTable(editor, { ...asked, kind: 'no-such-kind' })).toBeNull();
    expect(exportedTable(editor, asked)).not.toBeNull();
  });
});

describe('a run that breaks off', () => {
  test('shows as broken off, keeps nothing, and can be read again', async () => {
    const id = await upload(editor, { kind: 'figure', name: 'broken.csv', bytes: figuresCsv([{ period: '2012' }]) });
    await database.client.query(`UPDATE import SET state = 'reading' WHERE id = $1`, [id]);
    expect(await seen(editor, id)).toMatchObject({ state: 'interrupted', problems: [] });
    await readAgain(editor, { id });
    await runImport(id);
    expect(await seen(editor, id)).toMatchObject({ state: 'ready', counts: { new: 1 } });
  });

  test('is left alone while somebody reads it', async () => {
    const id = await upload(editor, { kind: 'figure', name: 'held.csv', bytes: figuresCsv([{ period: '2011' }]) });
    await database.client.query('SELECT pg_advisory_lock($1, hashtext($2))', [LOCK, id]);
    await database.client.query(`UPDATE import SET state = 'reading' WHERE id = $1`, [id]);
    await runImport(id);
    expect(await seen(editor, id)).toMatchObject({ state: 'reading' });
    await expect(readAgain(editor, { id })).rejects.toThrow('import-state');
    await database.client.query('SELECT pg_advisory_unlock_all()');
  });

  test('an unexpected failure is told, and nothing of the file is kept', async () => {
    const id = await upload(editor, { kind: 'figure', name: 'lost.csv', bytes: figuresCsv([{ period: '2010' }]) });
    await database.client.query(`ALTER TABLE import_figure ADD CONSTRAINT broken CHECK (period <> '2010')`);
    await runImport(id);
    await database.client.query('ALTER TABLE import_figure DROP CONSTRAINT broken');
    expect(await seen(editor, id)).toMatchObject({ state: 'failed', failure: { code: 'unexpected' } });
    await readAgain(editor, { id });
    await runImport(id);
    expect(await seen(editor, id)).toMatchObject({ state: 'ready' });
  });
});
