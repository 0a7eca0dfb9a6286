import { beforeAll, describe, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { Forbidden, NotFound } from '@/lib/errors';
import { publishSet } from '@/lib/publishing/decisions';
import { getFindings, getImpact, getSet } from '@/lib/publishing/desk-set';
import { countSets, listSets } from '@/lib/publishing/desk-sets';
import { removeChange, saveChange } from '@/lib/publishing/drafts';
import { getEdition } from '@/lib/publishing/edition-changes';
import { saveFigure } from '@/lib/publishing/figure-drafts';
import { FINDINGS_SHOWN } from '@/lib/publishing/finding-tally';
import { loadFindings } from '@/lib/publishing/findings';
import { kindNamed } from '@/lib/publishing/kinds';
import { readRecords } from '@/lib/publishing/records';
import { submitSet, withdrawSet } from '@/lib/publishing/submission';
import { addPerson } from '../support/people';
import { addActors, changed, figureAgain, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const first = { records: 1, figures: 1 };
const INDICATOR = 'de-gdp-share';
const december = { series: 'de-gdp-share-statistics-office', area: 'vn', period: '2022', release: 'tctk-2023-12-29' };
const words = (text: string) => ({ original: 'vi', vi: text });

let body = '';
let [editor, colleague, reviewer, translator, stranger, strangeReviewer, administrator, nobody]: Viewer[] = [];
let set = 0;

const of = (viewer: Viewer | undefined): Viewer => viewer as Viewer;

beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  const { rows } = await client.query<{ owner: string; other: string }>(
    `SELECT organisation_code AS owner, (SELECT code FROM organisation WHERE code <> organisation_code ORDER BY code LIMIT 1) AS other FROM link
      WHERE from_kind = 'indicator' AND from_code = $1 AND role = 'owners' AND superseded_at IS NULL ORDER BY position LIMIT 1`,
    [INDICATOR],
  );
  body = rows[0]?.owner ?? '';
  const other = rows[0]?.other ?? '';
  const person = (name: string, role: 'editor' | 'reviewer' | 'translator' | 'administrator', organisation: string | null) =>
    addPerson(client, name, [{ role, organisation, language: role === 'translator' ? 'fr' : null }]);
  editor = await person('editor', 'editor', body);
  colleague = await person('colleague', 'editor', body);
  reviewer = await person('second', 'reviewer', body);
  translator = await person('linguist', 'translator', body);
  stranger = await person('stranger', 'editor', other);
  strangeReviewer = await person('strange-reviewer', 'reviewer', other);
  administrator = await person('administrator', 'administrator', null);
  nobody = await addPerson(client, 'nobody', []);
  const name = await renamed({
    name: { original: 'vi', vi: 'Tên mới của chỉ tiêu', en: 'A new name', fr: 'Un nouveau nom', ru: 'Новое имя' },
  });
  ({ changeSet: set } = await saveChange(editor, name));
  const { nature: _, ...figure } = await figureAgain(client, december, 'correction', {
    value: '12.65',
    quote: 'chiếm 12,65% GDP',
    quoteLanguage: 'vi',
  });
  await saveFigure(editor, { organisation: body, changeSet: set, figure, nature: 'correction', position: null });
});

async function renamed(fields: Record<string, unknown>) {
  const open = (await readRecords(database.client, kindNamed('indicator'), [INDICATOR])).get(INDICATOR);
  return {
    organisation: body,
    changeSet: null,
    kind: 'indicator',
    code: INDICATOR,
    baseRevision: open?.revision,
    nature: 'revision',
    record: { ...open?.record, ...fields },
    seen: null,
  };
}

describe('a set is seen', () => {
  test('by its author, by editors and reviewers of its body and by administrators', async () => {
    for (const viewer of [editor, colleague, reviewer, administrator]) {
      expect((await getSet(of(viewer), set, first))?.number).toBe(set);
      expect((await listSets(of(viewer), 'draft', 1)).map(({ number }) => number)).toContain(set);
    }
  });

  test('by nobody else, whatever number they guess, in no list and by no count', async () => {
    for (const viewer of [stranger, strangeReviewer, translator, nobody]) {
      for (let guess = set - 1; guess <= set + 1; guess += 1) expect(await getSet(of(viewer), guess, first)).toBeNull();
      expect(await getFindings(of(viewer), set)).toBeNull();
      expect(await getImpact(of(viewer), set)).toBeNull();
      expect(await listSets(of(viewer), 'draft', 1)).toEqual([]);
      expect(Object.values(await countSets(of(viewer))).every((count) => count === 0)).toBe(true);
    }
  });

  test('a number that no set has is like one that may not be seen', async () => {
    expect(await getSet(of(administrator), 999_999, first)).toBeNull();
  });
});

describe('the page of a set', () => {
  test('shows each field with both values, the figure beside the published one, and the number in its quote', async () => {
    const detail = await getSet(of(editor), set, first);
    expect(detail?.records.items[0]?.fields.map(({ field, language }) => `${field}.${language}`)).toEqual(
      expect.arrayContaining(['name.vi', 'name.en', 'name.fr', 'name.ru']),
    );
    const [figure] = detail?.figures.items ?? [];
    expect(figure).toMatchObject({ value: '12.65', before: { value: '12.63' }, unit: 'percent', indicator: INDICATOR });
    const { quote = '', marks = [] } = figure?.quoted ?? {};
    expect(marks.map(({ start, end }) => quote.slice(start, end))).toEqual([expect.stringContaining('12,65')]);
    expect(detail?.sources.length).toBeGreaterThan(0);
    expect(detail?.steps.map(({ step }) => step)).toEqual(['opened']);
  });

  test('offers each person what they may do, and no more', async () => {
    const may = async (viewer: Viewer | undefined) => (await getSet(of(viewer), set, first))?.may;
    expect(await may(editor)).toMatchObject({ edit: true, withdraw: true, decide: false });
    expect(await may(colleague)).toMatchObject({ edit: false, withdraw: false, decide: false, comment: false });
    expect(await may(reviewer)).toMatchObject({ edit: false, withdraw: false, decide: false });
  });

  test('what readers will see is worked out without anything being published', async () => {
    const impact = await getImpact(of(editor), set);
    expect(impact === 'large' ? null : impact?.pages.map(({ address }) => address)).toContain(`/indicators/${INDICATOR}`);
    const { rows } = await database.client.query('SELECT state FROM change_set WHERE number = $1', [set]);
    expect(rows).toEqual([{ state: 'draft' }]);
  });
});

describe('the author', () => {
  test('alone may take parts out, hand in and withdraw; to others the set is not there', async () => {
    const handIn = { number: set, title: words('Tên'), reason: words('Lý do') };
    for (const viewer of [colleague, reviewer, translator, stranger, administrator]) {
      await expect(removeChange(of(viewer), { changeSet: set, kind: 'indicator', code: INDICATOR })).rejects.toBeInstanceOf(NotFound);
      await expect(submitSet(of(viewer), handIn)).rejects.toBeInstanceOf(NotFound);
      await expect(withdrawSet(of(viewer), { number: set, reason: 'Không cần nữa' })).rejects.toBeInstanceOf(NotFound);
    }
    await expect(submitSet(null, handIn)).rejects.toBeInstanceOf(Forbidden);
    await submitSet(of(editor), handIn);
  });

  test('has the set among their own, the reviewer among those to review', async () => {
    expect((await listSets(of(editor), 'mine', 1)).map(({ number }) => number)).toContain(set);
    expect((await listSets(of(editor), 'to-review', 1)).map(({ number }) => number)).not.toContain(set);
    expect((await listSets(of(reviewer), 'to-review', 1)).map(({ number }) => number)).toContain(set);
    expect((await countSets(of(reviewer)))['to-review']).toBe(1);
    expect((await getSet(of(reviewer), set, first))?.may).toMatchObject({ edit: false, decide: true, comment: true, settleAll: true });
    expect((await getSet(of(editor), set, first))?.may).toMatchObject({ edit: false, withdraw: true, decide: false, comment: true });
  });

  test('who also reviews for the body does not decide on their own set', async () => {
    const both = { ...of(editor), grants: [...of(editor).grants, { role: 'reviewer' as const, organisation: body, language: null }] };
    expect(await getSet(both, set, first)).toMatchObject({ isFourEyes: true, may: { decide: false } });
    expect((await listSets(both, 'to-review', 1)).map(({ number }) => number)).not.toContain(set);
  });
});

describe('the checks of a set', () => {
  test('find what is emptied, and what another source says', async () => {
    const { client } = database;
    const emptied = await saveChange(of(colleague), await renamed({ definition: null }));
    expect(await loadFindings(client, emptied.changeSet)).toContainEqual(
      expect.objectContaining({ check: 'emptied', severity: 'block', kind: 'indicator', code: INDICATOR, field: 'definition' }),
    );
    await withdrawSet(of(colleague), { number: emptied.changeSet, reason: 'Thử' });
  });

  test('of thousands of figures are capped, and say how many more there are; they are read in a few queries', async () => {
    const { client } = database;
    const { nature: _, ...figure } = await figureAgain(client, december, 'revision', {});
    const { rows } = await client.query<{ number: number }>(
      `INSERT INTO change_set (title, reason, author_id, organisation_code) VALUES ($1, $1, $2, $3) RETURNING number`,
      [words('Nhiều số liệu'), of(editor).actor, body],
    );
    const number = rows[0]?.number ?? 0;
    await client.query(
      `INSERT INTO staged_figure (change_set_number, position, series_code, period, area_code, release_code, value, qualifier, status, nature, source_code, confidence)
       SELECT $1, n, $2, (1000 + n)::text, 'vn', $3, n, '=', 'final', 'new', $4, 'low' FROM generate_series(0, 7999) n`,
      [number, figure.series, figure.release, figure.source],
    );
    let queries = 0;
    const query = (...given: Parameters<typeof client.query>) => {
      queries += 1;
      return client.query(...given);
    };
    const counting = { query } as unknown as typeof client;
    const findings = await loadFindings(counting, number);
    const low = findings.filter(({ check }) => check === 'confidence');
    expect(low).toHaveLength(FINDINGS_SHOWN);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'more', severity: 'warn', values: { count: String(8000 - FINDINGS_SHOWN), of: 'confidence' } }),
    );
    expect(queries).toBeLessThan(12);
    expect((await getSet(of(editor), number, { records: 1, figures: 2 }))?.figures).toMatchObject({ total: 8000 });
    expect((await getSet(of(editor), number, { records: 1, figures: 2 }))?.figures.items[0]?.position).toBe(200);
  });
});

describe('a set made on a record that changed meanwhile', () => {
  test('is shown as it would be published: what the other one changed is not shown as taken back', async () => {
    const { client } = database;
    const note = await changed(client, 'indicator', INDICATOR, { note: words('Ghi chú của người khác') });
    await publishChange(client, { changes: [note] }, new Date(Date.UTC(2026, 10, 22, 4, 30)).toISOString());
    const detail = await getSet(of(reviewer), set, first);
    expect(detail?.records.items[0]?.fields.map(({ field }) => field)).not.toContain('note');
    expect(detail?.records.items[0]?.conflicts).toEqual([]);
  });

  test('of one field changed by both shows the conflict', async () => {
    const { client } = database;
    const name = await changed(client, 'indicator', INDICATOR, { name: words('Tên do người khác đặt') });
    await publishChange(client, { changes: [name] }, new Date(Date.UTC(2026, 10, 22, 4, 31)).toISOString());
    const detail = await getSet(of(reviewer), set, first);
    expect(detail?.records.items[0]?.conflicts.map(({ path }) => path)).toContain('name.vi');
    expect(await getImpact(of(reviewer), set)).toMatchObject({ stopped: { conflicts: expect.any(Array) } });
  });
});

describe('once published', () => {
  test('readers see the reviewer’s words and no name', async () => {
    const own = await saveChange(of(colleague), await renamed({ note: words('Ghi chú mới') }));
    await submitSet(of(colleague), { number: own.changeSet, title: words('Ghi chú'), reason: words('Bổ sung ghi chú') });
    const submittedAt = (await getSet(of(reviewer), own.changeSet, first))?.submittedAt;
    const { edition } = await publishSet(of(reviewer), { number: own.changeSet, submittedAt, decision: 'Đã đối chiếu với văn bản' });
    const shown = await getEdition(edition);
    expect(shown).toMatchObject({ decision: 'Đã đối chiếu với văn bản', organisation: body });
    expect(JSON.stringify(shown)).not.toMatch(/colleague|person:/);
    const detail = await getSet(of(reviewer), own.changeSet, first);
    expect(detail).toMatchObject({ state: 'published', edition, may: { edit: false, withdraw: false, decide: false, comment: false } });
    expect(detail?.records.items[0]?.fields.map(({ field }) => field)).toEqual(['note']);
  });
});
