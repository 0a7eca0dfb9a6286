import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors';
import { removeChange, saveChange } from '@/lib/publishing/drafts';
import { saveFigure } from '@/lib/publishing/figure-drafts';
import { kindNamed } from '@/lib/publishing/kinds';
import { publish } from '@/lib/publishing/publish';
import { readRecords } from '@/lib/publishing/records';
import { submitSet, withdrawSet } from '@/lib/publishing/submission';
import { verifyLog } from '@/lib/verification/verify-log';
import { addPerson } from '../support/people';
import { figureAgain } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const words = { original: 'vi' as const, vi: 'Sửa theo công văn', en: 'As the ministry wrote' };
let editor: Viewer;
let reviewer: Viewer;
let stranger: Viewer;
let translator: Viewer;

beforeAll(async () => {
  editor = await addPerson(database.client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
  reviewer = await addPerson(database.client, 'reviewer', [{ role: 'reviewer', organisation: 'bkhcn', language: null }]);
  stranger = await addPerson(database.client, 'stranger', [{ role: 'editor', organisation: 'bca', language: null }]);
  translator = await addPerson(database.client, 'translator', [{ role: 'translator', organisation: 'bkhcn', language: 'ru' }]);
});

async function recordOf(kind: string, code: string) {
  const found = (await readRecords(database.client, kindNamed(kind), [code])).get(code);
  if (!found) throw new Error(`no ${kind} ${code}`);
  return found;
}

/** A change of the body's own record, as its form would send it. */
async function change(fields: Record<string, unknown>, more: Record<string, unknown> = {}) {
  const { revision, record } = await recordOf('organisation', 'bkhcn');
  const input = {
    organisation: 'bkhcn',
    changeSet: null,
    kind: 'organisation',
    code: 'bkhcn',
    baseRevision: revision,
    nature: 'revision',
    seen: null,
  };
  return { ...input, record: { ...record, ...fields }, ...more };
}

const draftOf = async (number: number) =>
  (
    await database.client.query<{ state: string; kinds: string[] }>(
      `SELECT s.state, array(SELECT kind || '/' || code FROM change WHERE change_set_number = s.number ORDER BY position) AS kinds FROM change_set s WHERE number = $1`,
      [number],
    )
  ).rows[0];

describe('a draft', () => {
  test('goes into the one open change set of its author and body, and moves nothing public', async () => {
    const before = await recordOf('organisation', 'bkhcn');
    const first = await saveChange(editor, await change({ notation: 'BKHCN-1' }));
    const seen = (await database.client.query('SELECT digest FROM change WHERE change_set_number = $1', [first.changeSet])).rows[0].digest;
    const second = await saveChange(editor, await change({ notation: 'BKHCN-2' }, { seen }));
    expect(second.changeSet).toBe(first.changeSet);
    expect(await draftOf(first.changeSet)).toEqual({ state: 'draft', kinds: ['organisation/bkhcn'] });
    expect(await recordOf('organisation', 'bkhcn')).toEqual(before);
    await removeChange(editor, { changeSet: first.changeSet, kind: 'organisation', code: 'bkhcn' });
    expect(await draftOf(first.changeSet)).toEqual({ state: 'draft', kinds: [] });
  });

  test('of another window is not overwritten unseen: both values come back', async () => {
    const saved = await saveChange(editor, await change({ notation: 'BKHCN-3' }));
    const thrown = await saveChange(editor, await change({ notation: 'BKHCN-4' })).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Conflict);
    expect(thrown).toMatchObject({ conflicts: [{ path: 'notation', published: 'BKHCN-3', proposed: 'BKHCN-4' }] });
    await removeChange(editor, { changeSet: saved.changeSet, kind: 'organisation', code: 'bkhcn' });
  });

  test('is refused to everybody else: signed out, another body, a translator outside the language, a guessed number', async () => {
    const input = await change({ notation: 'X' });
    await expect(saveChange(null, input)).rejects.toBeInstanceOf(Forbidden);
    await expect(saveChange(stranger, input)).rejects.toBeInstanceOf(Forbidden);
    await expect(saveChange(stranger, { ...input, organisation: 'bca' })).rejects.toBeInstanceOf(Forbidden);
    await expect(saveChange(reviewer, input)).rejects.toBeInstanceOf(Forbidden);
    await expect(saveChange(translator, input)).rejects.toBeInstanceOf(Forbidden);
    const { changeSet } = await saveChange(editor, input);
    await expect(removeChange(stranger, { changeSet, kind: 'organisation', code: 'bkhcn' })).rejects.toBeInstanceOf(NotFound);
    await expect(submitSet(stranger, { number: changeSet, title: words, reason: words })).rejects.toBeInstanceOf(NotFound);
    await expect(withdrawSet(stranger, { number: changeSet, reason: 'mine' })).rejects.toBeInstanceOf(NotFound);
    await removeChange(editor, { changeSet, kind: 'organisation', code: 'bkhcn' });
    const { rows } = await database.client.query(
      `SELECT count(*)::int AS count FROM audit_entry WHERE outcome = 'refused' AND command = 'change.save'`,
    );
    expect(rows[0].count).toBeGreaterThanOrEqual(5);
  });

  test('names a code that nothing carries, and what is wrong with each field', async () => {
    const thrown = await saveChange(editor, await change({ source: 'no-such-source' })).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(Invalid);
    expect(thrown).toMatchObject({ issues: [{ path: ['source'], code: 'no-such-source' }] });
  });

  test('of a translator changes one language, keeps the rest, and marks translations that the original left behind', async () => {
    const { record } = await recordOf('organisation', 'bkhcn');
    const name = record.name as Record<string, string>;
    const translated = await saveChange(translator, await change({ name: { ...name, ru: 'Министерство науки и технологий Вьетнама' } }));
    await removeChange(translator, { changeSet: translated.changeSet, kind: 'organisation', code: 'bkhcn' });
    const { changeSet } = await saveChange(editor, await change({ name: { ...name, vi: `${name.vi} (mới)` } }));
    const { rows } = await database.client.query<{ record: string }>('SELECT record FROM change WHERE change_set_number = $1', [changeSet]);
    const kept = JSON.parse(rows[0]?.record ?? '{}').name;
    expect(Object.keys(kept.basis).sort()).toEqual(
      Object.keys(name)
        .filter((key) => ['en', 'fr', 'ru'].includes(key))
        .sort(),
    );
    await removeChange(editor, { changeSet, kind: 'organisation', code: 'bkhcn' });
  });
});

describe('a change set that was handed in', () => {
  test('stands still, is published by a second person of the body, and the log agrees with the tables', async () => {
    const { changeSet } = await saveChange(editor, await change({ notation: 'BKH&CN' }));
    const { rows: known } = await database.client.query<{ series: string; period: string; area: string; release: string }>(
      `SELECT o.series_code AS series, o.period, o.area_code AS area, o.release_code AS release FROM observation o
         JOIN series_revision s ON s.code = o.series_code AND s.superseded_at IS NULL
         JOIN link l ON l.from_kind = 'indicator' AND l.from_code = s.indicator_code AND l.role = 'owners' AND l.organisation_code = 'bkhcn' AND l.superseded_at IS NULL LIMIT 1`,
    );
    if (!known[0]) throw new Error('the first content has no figure of this body');
    const { nature: _, ...figure } = await figureAgain(database.client, known[0], 'correction', { value: '12.5' });
    await saveFigure(editor, { organisation: 'bkhcn', changeSet, figure, nature: 'correction', position: null });
    await submitSet(editor, { number: changeSet, title: words, reason: words });
    await expect(saveChange(editor, await change({ notation: 'late' }, { changeSet }))).rejects.toBeInstanceOf(Invalid);
    await expect(database.client.query('DELETE FROM change WHERE change_set_number = $1', [changeSet])).rejects.toMatchObject({
      code: '23001',
    });
    await expect(database.client.query('DELETE FROM staged_figure WHERE change_set_number = $1', [changeSet])).rejects.toMatchObject({
      code: '23001',
    });
    for (const actor of [editor.actor, stranger.actor, translator.actor])
      await expect(publish(database.client, changeSet, actor, '2026-11-23T03:00:00.000Z')).rejects.toBeInstanceOf(Forbidden);
    const { edition } = await publish(database.client, changeSet, reviewer.actor, '2026-11-23T03:00:00.000Z');
    expect(edition).toBe(2);
    expect((await recordOf('organisation', 'bkhcn')).record).toMatchObject({ notation: 'BKH&CN' });
    const differences = [];
    for await (const finding of verifyLog(database.client)) if (finding.what === 'difference') differences.push(finding);
    expect(differences).toEqual([]);
  });
});
