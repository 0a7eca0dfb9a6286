import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { blankForm, type FormState } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { transaction } from '@/lib/db/pool';
import { heldForm } from '@/lib/form-answer';
import { sheetOf } from '@/lib/publishing/columns/sheet';
import { getSeriesDesk, listSeries } from '@/lib/publishing/desk-figures';
import { getDeskRecord, openSets } from '@/lib/publishing/desk-record';
import { countKept, listRecords } from '@/lib/publishing/desk-records';
import { removeStagedFigure, saveFigureForm } from '@/lib/publishing/figure-actions';
import { chosenFigure, figureTyped } from '@/lib/publishing/figure-desk';
import { findLookup } from '@/lib/publishing/form-lookup';
import { columnChoices } from '@/lib/publishing/form-options';
import { KINDS, kindNamed } from '@/lib/publishing/kinds';
import { keptOf } from '@/lib/publishing/ownership';
import { discardRecord, noteTyping, saveRecord, withdrawRecord } from '@/lib/publishing/record-actions';
import { carriedOf, shownRecord, typingOf } from '@/lib/publishing/record-desk';
import { carryMarks, readForm, typedOfRecord } from '@/lib/publishing/record-form';
import { readRecords } from '@/lib/publishing/records';
import { submitSet } from '@/lib/publishing/submission';
import { findTyping, keepTyping } from '@/lib/publishing/typing';
import { addPerson } from '../support/people';
import { addActors, changed, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const request = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/session', () => ({ viewerOf: async () => request.viewer }));

const database = testDatabase('content');
const INDICATOR = 'de-gdp-share';
const SERIES = 'de-gdp-share-statistics-office';
let owner: string;
let producer: string;
let editor: Viewer;
let colleague: Viewer;
let stranger: Viewer;
let translator: Viewer;

beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  const indicator = (await readRecords(client, kindNamed('indicator'), [INDICATOR])).get(INDICATOR)?.record as { owners: string[] };
  const series = (await readRecords(client, kindNamed('series'), [SERIES])).get(SERIES)?.record as { producer: string };
  [owner = ''] = indicator.owners;
  ({ producer } = series);
  const edits = (organisation: string) => ({ role: 'editor' as const, organisation, language: null });
  editor = await addPerson(client, 'editor', [edits(owner), ...(producer === owner ? [] : [edits(producer)])]);
  colleague = await addPerson(client, 'colleague', [edits(owner)]);
  stranger = await addPerson(client, 'stranger', [edits('bca')]);
  translator = await addPerson(client, 'russian', [{ role: 'translator', organisation: owner, language: 'ru' }]);
});

beforeEach(async () => {
  request.viewer = editor;
  await database.client.query(`UPDATE change_set SET state = 'withdrawn' WHERE state IN ('draft', 'returned')`);
});

type Action = (state: FormState, data: FormData) => Promise<FormState>;
/** Sends a form; gives the answer, or the address that a browser is sent to. */
async function send(action: Action, typed: FormState['typed'], as: Viewer | null = editor): Promise<FormState | string> {
  request.viewer = as;
  const data = new FormData();
  for (const [name, texts] of Object.entries(typed)) for (const text of texts) data.append(name, text);
  try {
    return await action(blankForm(), data);
  } catch (error) {
    const [kind, , address] = String((error as { digest?: string }).digest).split(';');
    if (kind !== 'NEXT_REDIRECT' || address === undefined) throw error;
    return address;
  }
}

/** The form of a record as its page shows it. */
async function formOf(viewer: Viewer, kind: string, code: string): Promise<FormState['typed']> {
  const record = await getDeskRecord(viewer, kind, code);
  if (!record) throw new Error(`no ${kind} ${code}`);
  return { ...shownRecord(sheetOf(kind), record), ...carriedOf('vi', kind, code, record), form_set: [`${owner} new`] };
}

const draftsIn = async (number: number): Promise<string[]> =>
  (
    await database.client.query<{ of: string }>(`SELECT kind || '/' || code AS of FROM change WHERE change_set_number = $1 ORDER BY 1`, [
      number,
    ])
  ).rows.map(({ of }) => of);
const draftOf = async (viewer: Viewer, kind: string, code: string) => (await getDeskRecord(viewer, kind, code))?.own ?? null;
const setOf = (address: FormState | string): number => Number(/saved=(\d+)/.exec(String(address))?.[1]);
const countChanges = async (): Promise<number> => (await database.client.query('SELECT FROM change')).rowCount ?? 0;

describe('lists', () => {
  test.each(KINDS.map(({ kind }) => kind))('count and show of kind %s what the rule for single records says a body keeps', async (name) => {
    const kind = kindNamed(name);
    const { rows } = await database.client.query<{ code: string }>(
      `SELECT code FROM "${kind.table}" WHERE superseded_at IS NULL AND NOT withdrawn`,
    );
    await database.client.query(
      `INSERT INTO responsibility (organisation_code, kind, code, granted_at, granted_by) VALUES ('bca', $1, $2, now(), 'system:founding'), ('bca', 'indicator', $3, now(), 'system:founding')
       ON CONFLICT DO NOTHING`,
      [name, rows[0]?.code ?? '', INDICATOR],
    );
    for (const [viewer, bodies] of [
      [editor, [...new Set([owner, producer])]],
      [stranger, ['bca']],
    ] as const) {
      const kept = await transaction(async (db) => {
        const records = await readRecords(
          db,
          kind,
          rows.map(({ code }) => code),
        );
        const claimed = [...records.values()].map(({ code, record }) => ({ code, record }));
        const codes = new Set<string>();
        for (const body of bodies) for (const code of await keptOf(db, body, name, claimed, null)) codes.add(code);
        return codes;
      });
      expect((await countKept(viewer)).get(name)).toBe(kept.size);
      const asked = { query: '', state: 'published', topic: null, all: false, page: 1 } as const;
      const { rows: listed, total } = await listRecords(viewer, name, asked);
      expect(total).toBe(kept.size);
      for (const { code } of listed) expect(kept).toContain(code);
    }
  });

  test('find names without accents and codes, also of records named after others', async () => {
    const asked = { state: null, topic: null, all: true, page: 1 } as const;
    const found = async (kind: string, query: string) =>
      (await listRecords(editor, kind, { ...asked, query })).rows.map(({ code }) => code);
    expect(await found('organisation', 'bo cong an')).toContain('bca');
    expect(await found('organisation', 'CÔNG AN')).toContain('bca');
    expect(await found('indicator', 'de-gdp')).toContain(INDICATOR);
    expect(await found('organisation', '%')).toEqual([]);
    expect(await found('organisation', "'; DROP TABLE link; --\0")).toEqual([]);
    const target = await database.client.query<{ code: string }>(`SELECT code FROM target_revision WHERE indicator_code = $1 LIMIT 1`, [
      INDICATOR,
    ]);
    if (target.rows[0]) expect(await found('target', 'kinh te so')).toContain(target.rows[0].code);
  });

  test('show a draft to its author with its number, and to another body only that there is one', async () => {
    const number = setOf(await send(saveRecord, { ...(await formOf(editor, 'indicator', INDICATOR)), note_vi: ['Ghi chú mới'] }));
    const asked = { query: INDICATOR, state: null, topic: null, all: true, page: 1 } as const;
    const seen = async (viewer: Viewer) => (await listRecords(viewer, 'indicator', asked)).rows.find(({ code }) => code === INDICATOR);
    expect(await seen(editor)).toMatchObject({ mine: number, drafts: [] });
    expect(await seen(colleague)).toMatchObject({ mine: null, drafts: [{ changeSet: number, state: 'draft' }] });
    expect(await seen(stranger)).toMatchObject({ mine: null, drafts: [{ changeSet: null, state: 'draft' }] });
    expect((await listRecords(editor, 'indicator', { ...asked, query: '', state: 'mine' })).rows.map(({ code }) => code)).toEqual([
      INDICATOR,
    ]);
    expect((await listRecords(stranger, 'indicator', { ...asked, query: '', state: 'mine' })).rows).toEqual([]);
  });
});

describe('a form', () => {
  test.each(KINDS.map(({ kind }) => kind))('of kind %s shows every record and gives it back unchanged', async (name) => {
    const kind = kindNamed(name);
    const { rows } = await database.client.query<{ code: string }>(`SELECT code FROM "${kind.table}" WHERE superseded_at IS NULL`);
    const records = await transaction((db) =>
      readRecords(
        db,
        kind,
        rows.map(({ code }) => code),
      ),
    );
    const sheet = sheetOf(name);
    const choicesOf = await columnChoices(sheet, 'vi');
    const everything = [...records.values()].map(({ record }) => typedOfRecord(sheet, record));
    const all = Object.fromEntries(
      everything.flatMap((typed, index) => Object.entries(typed).map(([field, texts]) => [`${index} ${field}`, texts])),
    );
    const lookup = await findLookup(editor, sheet, all);
    for (const [index, { code, record }] of [...records.values()].entries()) {
      const read = readForm(sheet, everything[index] ?? {}, code, { lookup, choicesOf });
      expect(read.issues, code).toEqual([]);
      expect(carryMarks(record as never, read.record), code).toEqual(record);
    }
  });

  test('saved goes into the chosen change set, and shows that draft from then on', async () => {
    const address = await send(saveRecord, {
      ...(await formOf(editor, 'indicator', INDICATOR)),
      note_vi: ['Ghi chú mới'],
      form_nature: ['correction'],
    });
    const number = setOf(address);
    expect(address).toBe(`/vi/admin/records/indicator/${INDICATOR}?saved=${number}`);
    expect(await draftsIn(number)).toEqual([`indicator/${INDICATOR}`]);
    expect(await draftOf(editor, 'indicator', INDICATOR)).toMatchObject({
      changeSet: number,
      nature: 'correction',
      record: { note: { vi: 'Ghi chú mới' } },
    });
    expect((await openSets(editor)).map((set) => [set.number, set.changes])).toEqual([[number, 1]]);
    expect((await formOf(editor, 'indicator', INDICATOR)).note_vi).toEqual(['Ghi chú mới']);
    expect((await formOf(colleague, 'indicator', INDICATOR)).note_vi).not.toEqual(['Ghi chú mới']);
    expect(await send(discardRecord, { ...carriedOf('vi', 'indicator', INDICATOR, null), form_draft: [String(number)] })).toContain(
      'removed=',
    );
    expect(await draftsIn(number)).toEqual([]);
  });

  test('reads names for codes, decimal commas and Vietnamese dates, and says which reading of a number it lacks', async () => {
    const { rows } = await database.client.query<{ code: string }>(
      'SELECT code FROM target_revision WHERE indicator_code = $1 AND superseded_at IS NULL AND low IS NOT NULL LIMIT 1',
      [INDICATOR],
    );
    const code = rows[0]?.code ?? '';
    const name = (
      await database.client.query(`SELECT name ->> 'vi' AS vi FROM indicator_revision WHERE code = $1 AND superseded_at IS NULL`, [
        INDICATOR,
      ])
    ).rows[0].vi;
    const typed = { ...(await formOf(editor, 'target', code)), indicator: [name], low: ['21,75'], deadline: ['30/6/2029'] };
    await send(saveRecord, typed);
    expect(await draftOf(editor, 'target', code)).toMatchObject({ record: { indicator: INDICATOR, low: '21.75', deadline: '2029-06-30' } });
    const answer = await send(saveRecord, { ...typed, low: ['1,234'], area: ['nơi nào đó'], document: [''] });
    expect(answer).toMatchObject({ outcome: 'invalid', typed: { low: ['1,234'] } });
    const issues = Object.fromEntries((answer as FormState).issues.map(({ field, code: issue }) => [field, issue]));
    expect(issues).toEqual({ low: 'two-readings', area: 'no-such' });
    const empty = await send(saveRecord, { ...typed, document: [''] });
    expect((empty as FormState).issues).toEqual([{ field: 'document', code: 'required' }]);
  });

  test('left as it was is refused as such', async () => {
    const answer = await send(saveRecord, await formOf(editor, 'indicator', INDICATOR));
    expect(answer).toMatchObject({ outcome: 'invalid', issues: [{ code: 'unchanged' }] });
  });

  test('of a new record gets a code from its Vietnamese name, and never one that is taken', async () => {
    const release = { title_vi: ['Số liệu Đà Nẵng quý I'], producer: [producer], released: ['7/2026'] };
    const typed = { ...carriedOf('vi', 'release', '', null), ...release, form_set: [`${owner} new`] };
    const first = await send(saveRecord, typed);
    expect(first).toContain('/vi/admin/records/release/so-lieu-da-nang-quy-i?saved=');
    expect(await send(saveRecord, { ...typed, form_set: [`${owner} ${setOf(first)}`] })).toContain('/so-lieu-da-nang-quy-i-2?');
    expect(await send(saveRecord, { ...typed, record_code: ['so-lieu-da-nang-quy-i'] })).toMatchObject({
      issues: [{ field: 'record_code', code: 'code-taken' }],
    });
    expect(
      (await listRecords(editor, 'release', { query: 'da nang quy', state: null, topic: null, all: false, page: 1 })).rows[0],
    ).toMatchObject({ revision: 0 });
    expect(await getDeskRecord(stranger, 'release', 'so-lieu-da-nang-quy-i')).toBeNull();
    const back = '/admin/figures?series=x&figure=new';
    expect(await send(saveRecord, { ...typed, title_vi: ['Lần sau'], form_back: [back] })).toMatch(
      /^\/vi\/admin\/figures\?series=x&figure=new&typing=1&release=lan-sau&set=\d+$/,
    );
    expect(await send(saveRecord, { ...typed, title_vi: ['Lần sau nữa'], form_back: ['//elsewhere.example/x'] })).toContain(
      '/vi/admin/records/',
    );
  });

  test('that proposes to withdraw needs a reason, which the change set then gives', async () => {
    const typed = { ...carriedOf('vi', 'indicator', INDICATOR, null), form_set: [`${owner} new`] };
    expect(await send(withdrawRecord, typed)).toMatchObject({ issues: [{ field: 'withdraw_reason', code: 'required' }] });
    const number = setOf(await send(withdrawRecord, { ...typed, withdraw_reason: ['Trùng với chỉ tiêu khác'] }));
    expect(await draftOf(editor, 'indicator', INDICATOR)).toMatchObject({ changeSet: number, nature: 'withdrawal' });
    const { rows } = await database.client.query('SELECT reason FROM change_set WHERE number = $1', [number]);
    expect(rows[0].reason).toEqual({ original: 'vi', vi: 'Trùng với chỉ tiêu khác' });
  });
});

describe('two people', () => {
  test('on one record: the second sees both values, and keeps what only the first changed', async () => {
    const code = 'mic-test-release';
    const words = { original: 'vi' as const, vi: 'Lần công bố', en: 'Release' };
    const record = { code, producer: owner, released: '2026', title: words };
    const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 5, minute)).toISOString();
    await publishChange(database.client, { changes: [{ kind: 'release', code, baseRevision: 0, nature: 'new', record }] }, at(1));
    const mine = { ...(await formOf(editor, 'release', code)), title_vi: ['Lần công bố của tôi'] };
    const theirs = await changed(database.client, 'release', code, { released: '2026-07', title: { ...words, vi: 'Lần công bố của họ' } });
    await publishChange(database.client, { changes: [theirs] }, at(2));
    const answer = (await send(saveRecord, mine)) as FormState;
    expect(answer).toMatchObject({
      outcome: 'conflict',
      conflicts: [{ field: 'title_vi', standing: 'Lần công bố của họ', sent: 'Lần công bố của tôi' }],
    });
    await send(saveRecord, answer.typed);
    expect(await draftOf(editor, 'release', code)).toMatchObject({
      baseRevision: 2,
      record: { released: '2026-07', title: { vi: 'Lần công bố của tôi' } },
    });
  });

  test('windows of one person: what the other saved is shown before it is replaced', async () => {
    const first = await formOf(editor, 'indicator', INDICATOR);
    const number = setOf(await send(saveRecord, { ...first, note_vi: ['Cửa sổ một'] }));
    const late = { ...first, note_vi: ['Cửa sổ hai'], form_set: [`${owner} ${number}`] };
    const answer = (await send(saveRecord, late)) as FormState;
    expect(answer).toMatchObject({ outcome: 'conflict', conflicts: [{ field: 'note_vi', standing: 'Cửa sổ một', sent: 'Cửa sổ hai' }] });
    expect(await send(saveRecord, answer.typed)).toContain('saved=');
    expect(await draftOf(editor, 'indicator', INDICATOR)).toMatchObject({ record: { note: { vi: 'Cửa sổ hai' } } });
  });
});

describe('figures', () => {
  async function figureForm(viewer: Viewer, figure: string): Promise<FormState['typed']> {
    const desk = await getSeriesDesk(viewer, SERIES, 1);
    const chosen = desk && (await chosenFigure(desk, figure));
    if (!desk || !chosen) throw new Error(`no figure ${figure}`);
    return { ...figureTyped('vi', desk, figure, chosen), form_set: [`${desk.bodies[0]} new`] };
  }

  test('are listed by series with the newest of each, and found without accents', async () => {
    const { rows } = await listSeries(editor, { query: 'kinh te so gdp', all: false, page: 1 });
    expect(rows.map(({ code }) => code)).toContain(SERIES);
    expect(rows.find(({ code }) => code === SERIES)?.last).toMatchObject({ value: expect.stringMatching(/^\d/) });
    expect((await listSeries(translator, { query: '', all: false, page: 1 })).total).toBe(0);
  });

  test('are added, corrected, withdrawn and taken out of the change set again', async () => {
    const desk = await getSeriesDesk(editor, SERIES, 1);
    const [recorded] = desk?.figures ?? [];
    const typed = await figureForm(editor, recorded?.id ?? '');
    const number = setOf(await send(saveFigureForm, { ...typed, value: ['12,99'], form_nature: ['correction'] }));
    const staged = async () => (await getSeriesDesk(editor, SERIES, 1))?.staged ?? [];
    expect(await staged()).toMatchObject([
      { changeSet: number, value: '12.99', nature: 'correction', isMine: true, period: recorded?.period },
    ]);
    const set = `${typed.form_set?.[0]?.split(' ')[0]} ${number}`;
    await send(saveFigureForm, { ...typed, form_set: [set], form_intent: ['withdraw'] });
    expect(await staged()).toMatchObject([{ nature: 'withdrawal' }]);
    const fresh = { ...typed, form_figure: ['new'], period: ['quý II/2026'], value: ['13,5'], form_set: [set], form_intent: [''] };
    await send(saveFigureForm, fresh);
    expect((await staged()).map(({ period }) => period)).toContain('2026-Q2');
    for (const { position } of await staged()) {
      await send(removeStagedFigure, { series: [SERIES], form_draft: [String(number)], form_position: [String(position)] });
    }
    expect(await staged()).toEqual([]);
  });

  test('say what is missing by field, and wait where a source is added first', async () => {
    const typed = { ...(await figureForm(editor, 'new')), value: ['abc'] };
    const answer = (await send(saveFigureForm, typed)) as FormState;
    expect(answer.issues).toEqual([{ field: 'value', code: 'decimal', values: { value: 'abc' } }]);
    const without = (await send(saveFigureForm, { ...typed, value: ['1'] })) as FormState;
    expect(without.issues.map(({ field, code }) => `${field} ${code}`)).toEqual(
      expect.arrayContaining(['period required', 'release required', 'source required', 'confidence required']),
    );
    const form = `/admin/figures?series=${SERIES}&figure=new`;
    expect(await send(saveFigureForm, { ...typed, form_intent: ['new-source'] })).toBe(
      `/vi/admin/records/source/new?${new URLSearchParams({ back: form })}`,
    );
    expect((await findTyping(editor, form))?.typed.value).toEqual(['abc']);
  });

  test.each([
    ['somebody of another body', () => stranger],
    ['a translator', () => translator],
  ])('are not taken from %s', async (_, who) => {
    const desk = await getSeriesDesk(editor, SERIES, 1);
    const typed = await figureForm(editor, desk?.figures[0]?.id ?? '');
    const before = (await database.client.query('SELECT FROM staged_figure')).rowCount;
    expect(await send(saveFigureForm, { ...typed, value: ['1'] }, who())).toMatchObject({ outcome: 'refused' });
    expect((await database.client.query('SELECT FROM staged_figure')).rowCount).toBe(before);
  });

  test('in a change set of others are neither removed nor shown for change', async () => {
    const desk = await getSeriesDesk(editor, SERIES, 1);
    const number = setOf(await send(saveFigureForm, { ...(await figureForm(editor, desk?.figures[0]?.id ?? '')), value: ['1'] }));
    const row = { series: [SERIES], form_draft: [String(number)], form_position: ['0'] };
    expect(await send(removeStagedFigure, row, stranger)).toMatchObject({ outcome: 'refused', notice: 'not-found' });
    const seen = await getSeriesDesk(stranger, SERIES, 1);
    expect(seen).toMatchObject({ staged: [], elsewhere: 1, bodies: [] });
    expect(seen && (await chosenFigure(seen, `${number}.0`))).toBeNull();
    expect(await send(removeStagedFigure, row, null)).toContain('/account/sign-in');
  });
});

describe('what is typed', () => {
  const form = `/admin/records/indicator/${INDICATOR}`;
  test('is kept for its writer alone, and thrown away when it is saved', async () => {
    const typed = { ...(await formOf(editor, 'indicator', INDICATOR)), note_vi: ['Đang gõ \0dở'] };
    expect(await keepTyping(editor, form, typed)).toBe(true);
    expect(await findTyping(colleague, form)).toBeNull();
    const standing = await formOf(editor, 'indicator', INDICATOR);
    expect(await typingOf(editor, form, { held: undefined, isTakenBack: false }, standing)).toMatchObject({
      typed: standing,
      offer: expect.any(Date),
    });
    const back = await typingOf(editor, form, { held: undefined, isTakenBack: true }, standing);
    expect(back).toMatchObject({ offer: null, typed: { note_vi: ['Đang gõ dở'] } });
    await send(saveRecord, back.typed);
    expect(await findTyping(editor, form)).toBeNull();
  });

  test('is not kept where it is too long, for no form, or for nobody', async () => {
    expect(await keepTyping(editor, form, { note_vi: ['x'.repeat(200_001)] })).toBe(false);
    expect(await keepTyping(editor, 'https://elsewhere.example/', {})).toBe(false);
    request.viewer = null;
    expect(await noteTyping(form, new FormData())).toBe('signed-out');
    request.viewer = editor;
    expect(await noteTyping(form, 'nonsense' as never)).toBe('kept');
  });
});

describe('a form is refused', () => {
  const replies = async (typed: FormState['typed'], as: Viewer | null) => {
    const before = await countChanges();
    const answers = [await send(saveRecord, typed, as), await send(withdrawRecord, { ...typed, withdraw_reason: ['x'] }, as)];
    expect(await countChanges()).toBe(before);
    return answers;
  };

  test('from somebody of another body, for their own body and for that of the record', async () => {
    const typed = { ...(await formOf(editor, 'indicator', 'de-gdp-share')), note_vi: ['Của người khác'] };
    await database.client.query(`DELETE FROM responsibility WHERE organisation_code = 'bca'`);
    for (const body of ['bca', owner]) {
      for (const answer of await replies({ ...typed, form_set: [`${body} x`] }, stranger))
        expect(answer).toMatchObject({ outcome: 'refused', notice: 'refused' });
    }
    expect((await getDeskRecord(stranger, 'indicator', INDICATOR))?.bodies).toEqual([]);
  });

  test('from a translator who would change more than their language', async () => {
    const typed = { ...(await formOf(editor, 'indicator', INDICATOR)), note_vi: ['Của người dịch'], form_set: [`${owner} x`] };
    for (const answer of await replies(typed, translator)) expect(answer).toMatchObject({ outcome: 'refused' });
  });

  test('signed out: it is held for whoever signs in with its key', async () => {
    const typed = { ...(await formOf(editor, 'indicator', INDICATOR)), note_vi: ['Phiên đã hết'] };
    const address = String(await send(saveRecord, typed, null));
    const next = new URL(address, 'http://portal').searchParams.get('next') ?? '';
    expect(next).toMatch(`/vi/admin/records/indicator/${INDICATOR}?held=`);
    const form = `/admin/records/indicator/${INDICATOR}`;
    expect(await heldForm(form, next.split('held=')[1])).toMatchObject({ note_vi: ['Phiên đã hết'] });
    expect(await heldForm('/admin/records/indicator/other', next.split('held=')[1])).toBeNull();
  });

  test('for a change set of somebody else, by guessed numbers, without telling whether it exists', async () => {
    const number = setOf(await send(saveRecord, { ...(await formOf(editor, 'indicator', INDICATOR)), note_vi: ['Của tôi'] }));
    const typed = { ...(await formOf(colleague, 'indicator', INDICATOR)), note_vi: ['Của đồng nghiệp'] };
    for (const guessed of [number, 999_999]) {
      expect(await send(saveRecord, { ...typed, form_set: [`${owner} ${guessed}`] }, colleague)).toMatchObject({
        outcome: 'refused',
        notice: 'not-found',
      });
    }
    const discard = { ...carriedOf('vi', 'indicator', INDICATOR, null), form_draft: [String(number)] };
    for (const who of [colleague, stranger, translator])
      expect(await send(discardRecord, discard, who)).toMatchObject({ outcome: 'refused' });
    expect(await draftsIn(number)).toEqual([`indicator/${INDICATOR}`]);
  });

  test('when it is sent again after its change set was handed in', async () => {
    const typed = { ...(await formOf(editor, 'indicator', INDICATOR)), note_vi: ['Gửi hai lần'] };
    const number = setOf(await send(saveRecord, typed));
    const words = { original: 'vi' as const, vi: 'Sửa ghi chú' };
    await submitSet(editor, { number, title: words, reason: words });
    const again = { ...typed, note_vi: ['Gửi lại'], form_set: [`${owner} ${number}`] };
    expect(await send(saveRecord, again)).toMatchObject({ outcome: 'invalid', issues: [{ field: 'form_set', code: 'not-open' }] });
    expect(await send(discardRecord, { ...typed, form_draft: [String(number)] })).toMatchObject({ issues: [{ code: 'not-open' }] });
  });

  test('when it is nonsense: of no kind, no body, no number, or no form at all', async () => {
    const typed = await formOf(editor, 'indicator', INDICATOR);
    expect(await send(saveRecord, { ...typed, form_kind: ['nothing'] })).toMatchObject({ outcome: 'refused' });
    expect(await send(saveRecord, { ...typed, form_set: ['\0 1'] })).toMatchObject({ outcome: 'invalid' });
    expect(await send(saveRecord, { ...typed, form_base: ['many'], note_vi: ['x'] })).toMatchObject({ outcome: 'invalid' });
    expect(await send(saveRecord, { ...typed, note_vi: ['\u202eđảo', 'x'] })).toMatchObject({
      issues: [{ field: 'note_vi', code: 'characters' }],
    });
    expect(await saveRecord(null as never, 'x' as never)).toMatchObject({ outcome: 'refused' });
    expect(await saveFigureForm(undefined as never, [] as never)).toMatchObject({ outcome: 'invalid' });
  });
});
