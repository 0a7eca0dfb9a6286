import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { invitePerson, renewInvitation } from '@/lib/accounts/invitations';
import { inviteSomebody } from '@/lib/accounts/people-actions';
import { blankForm, type FormState } from '@/lib/admin-form';
import type { Role, Viewer } from '@/lib/auth/viewer';
import type { Command } from '@/lib/command';
import { Conflict, Forbidden, Invalid, NotFound } from '@/lib/errors';
import { sheetKinds, sheetOf } from '@/lib/publishing/columns/sheet';
import { addComment, settleComment } from '@/lib/publishing/comments';
import { returnSet, scheduleSet } from '@/lib/publishing/decisions';
import { getDeskRecord } from '@/lib/publishing/desk-record';
import { noteReason, openNewSet } from '@/lib/publishing/draft-opening';
import { removeChange, saveChange } from '@/lib/publishing/drafts';
import { removeStagedFigure, saveFigureForm } from '@/lib/publishing/figure-actions';
import { removeFigure, saveFigure } from '@/lib/publishing/figure-drafts';
import { KINDS } from '@/lib/publishing/kinds';
import { discardRecord, noteTyping, saveRecord, withdrawRecord } from '@/lib/publishing/record-actions';
import { carriedOf, shownRecord } from '@/lib/publishing/record-desk';
import { commentOnField, decideSet, handInSet, settle, takeBackSet, takeOut } from '@/lib/publishing/set-actions';
import { submitSet, withdrawSet } from '@/lib/publishing/submission';
import { endTokenFromForm, makeTokenFromForm } from '@/lib/publishing/token-actions';
import { endToken, makeToken } from '@/lib/publishing/token-commands';
import { saveTranslation } from '@/lib/publishing/translation-actions';
import { applicationUrl } from '../support/cluster';
import { type Fields, hostileFields, hostileText, hostileValue, isStorable, textsIn } from '../support/hostile-text';
import { addPerson } from '../support/people';
import { testDatabase } from '../support/test-database';

const request = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/session', () => ({
  viewerOf: async () => request.viewer,
  signInAddress: (locale: string, next: string) => `/${locale}/account/sign-in?next=${encodeURIComponent(next)}`,
}));
vi.mock('next/cache', async (original) => ({ ...(await original<object>()), refresh: () => {} }));

const database = testDatabase('content');
const BODY = 'bkhcn';
const SERIES = 'de-gdp-share-statistics-office';
const FIGURE = {
  series: SERIES,
  period: '2024',
  area: 'vn',
  release: '',
  value: '18.3',
  qualifier: '=',
  status: 'final',
  source: 'founding-003',
  confidence: 'high',
};
const numRuns = process.env.TEST_LONG === '1' ? 5000 : 200;
const PATIENCE = (process.env.TEST_LONG === '1' ? 120 : 5) * 60_000;
/** Of one form, in the time that this process computes: what others do on the machine does not count. */
const MOST_SECONDS = 1;

type People = Record<'editor' | 'reviewer' | 'colleague' | 'stranger' | 'translator' | 'administrator', Viewer>;
let people: People;
/** A change set of the colleague, who sends nothing. */
let foreign: number;
let standing: unknown;
const codes = new Map<string, string[]>();
const folder = mkdtempSync(path.join(tmpdir(), 'portal-hostile-'));

beforeAll(async () => {
  const { client } = database;
  const address = new URL(applicationUrl(database.url));
  address.searchParams.set('options', `${address.searchParams.get('options')} -c statement_timeout=3s`);
  Object.assign(process.env, { DATABASE_URL: address.href, PORTAL_DATA: folder });
  const person = (name: string, role: Role, organisation: string | null, language: 'fr' | null = null) =>
    addPerson(client, name, [{ role, organisation, language }]);
  people = {
    editor: await person('editor', 'editor', BODY),
    reviewer: await person('reviewer', 'reviewer', BODY),
    colleague: await person('colleague', 'editor', BODY),
    stranger: await person('stranger', 'editor', 'bca'),
    translator: await person('translator', 'translator', BODY, 'fr'),
    administrator: await person('administrator', 'administrator', null),
  };
  await client.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) SELECT $1, kind, now(), 'system:founding' FROM unnest($2::text[]) AS kind`,
    [BODY, sheetKinds()],
  );
  for (const { kind, table } of KINDS) {
    const { rows } = await client.query<{ code: string }>(
      `SELECT code FROM "${table}" WHERE superseded_at IS NULL AND NOT withdrawn ORDER BY code LIMIT 5`,
    );
    codes.set(
      kind,
      rows.map(({ code }) => code),
    );
  }
  const { rows } = await client.query<{ code: string }>('SELECT code FROM release_revision WHERE superseded_at IS NULL LIMIT 1');
  FIGURE.release = rows[0]?.code ?? '';
  foreign = (await saveChange(people.colleague, newRelease('release-of-a-colleague'))).changeSet;
  standing = await draftsOf(people.colleague);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newRelease = (code: string) => ({
  organisation: BODY,
  changeSet: null,
  kind: 'release',
  code,
  baseRevision: 0,
  nature: 'new',
  record: { code, producer: BODY, released: '2026', title: { original: 'vi', vi: 'Lần công bố' } },
  seen: null,
});

type Action = (state: FormState, data: FormData) => Promise<unknown>;
type Answer = FormState | string;

/** Sends a form as an attacker may: twice-named fields, any state. Gives the answer, or the address that a browser is sent to. */
async function send(action: Action, fields: Fields, as: Viewer | null, state: unknown = blankForm()): Promise<Answer> {
  request.viewer = as;
  const data = new FormData();
  for (const [name, text] of fields) data.append(name, text);
  const before = process.cpuUsage();
  try {
    return (await action(state as FormState, data)) as FormState;
  } catch (error) {
    const [kind, , address] = String((error as { digest?: string }).digest).split(';');
    if (kind !== 'NEXT_REDIRECT' || address === undefined) throw error;
    return address;
  } finally {
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS);
  }
}

const merged = (fields: Readonly<Record<string, readonly string[]>>, sent: Fields): Fields => {
  // A field that is sent stands in the place of its own.
  const names = new Set(sent.map(([name]) => name));
  return [
    ...Object.entries(fields).flatMap(([name, texts]) => (names.has(name) ? [] : texts.map((text) => [name, text] as const))),
    ...sent,
  ];
};
const one = (fields: Readonly<Record<string, string>>): Record<string, string[]> =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, [text]]));

/** Done, or refused in a way that the form can show: at one of its fields or as a whole. */
function expectAnswer(answer: Answer, isField: (name: string) => boolean): void {
  if (typeof answer === 'string') {
    expect(answer).toMatch(/^\/(vi|en|fr|ru)\/(admin|account)\//);
    return;
  }
  expect(['invalid', 'conflict', 'refused', 'done']).toContain(answer.outcome);
  expect(Number.isSafeInteger(answer.round)).toBe(true);
  if (answer.outcome === 'invalid') expect(answer.issues.length).toBeGreaterThan(0);
  if (answer.outcome === 'refused') expect(answer.notice).toBeTruthy();
  for (const { field } of answer.issues)
    if (!isField(field)) expect.fail(`an issue at ${JSON.stringify(field)}: ${JSON.stringify(answer.issues)}`);
}

const listed = (text: string): string[] => text.split(' ');
const names =
  (...list: string[]) =>
  (name: string) =>
    name === '' || list.includes(name);
/** Fields of a kind, those of its parts with their place. */
function fieldsOf(kind: string): (name: string) => boolean {
  const { columns } = sheetOf(kind);
  const own = new Set([
    ...columns.map(({ name, child }) => (child === null ? name : `${child}_#_${name.slice(child.length + 1)}`)),
    'form_set',
    'record_code',
    'copy_file',
    'withdraw_reason',
    '',
  ]);
  return (name) => own.has(name) || own.has(name.replace(/_\d{1,3}_/, '_#_'));
}

const count = async (sql: string, values: unknown[] = []): Promise<number> =>
  Number((await database.client.query(`SELECT count(*) AS n FROM ${sql}`, values)).rows[0].n);
/** Changes with whatever is written to a draft: how many rows there are, and which transaction wrote the newest. */
const markOfDrafts = async (): Promise<string> => {
  const mark = (table: string) => `(SELECT concat(count(*), ' ', max(xmin::text::bigint)) FROM ${table})`;
  return (await database.client.query(`SELECT concat_ws(', ', ${mark('change')}, ${mark('staged_figure')}) AS mark`)).rows[0].mark;
};

/** Everything in the drafts of one author. */
async function draftsOf({ actor }: Viewer): Promise<unknown> {
  const rows = (table: string) =>
    database.client.query(
      `SELECT r.* FROM ${table} r JOIN change_set s ON s.number = r.change_set_number WHERE s.author_id = $1 ORDER BY change_set_number, position`,
      [actor],
    );
  return [(await rows('change')).rows, (await rows('staged_figure')).rows];
}

/** What stands in one draft. */
async function storedIn(table: 'change' | 'staged_figure', number: number): Promise<unknown[]> {
  const { rows } = await database.client.query(`SELECT * FROM ${table} WHERE change_set_number = $1`, [number]);
  return rows.map((row) => (row.record ? { ...row, record: JSON.parse(row.record) } : row));
}

function expectStorable(stored: unknown): void {
  const bad = textsIn(stored).filter((text) => !isStorable(text));
  expect(bad.map((text) => JSON.stringify(text.slice(0, 80)))).toEqual([]);
}

const everyKind = KINDS.map(({ kind }) => kind);
const state = fc.constantFrom<unknown>(blankForm(), undefined, null, 'x', { round: 'x', outcome: 'done' });
const who = fc.constantFrom<keyof People | 'nobody'>('editor', 'editor', 'editor', 'editor', 'translator', 'stranger', 'nobody');
const viewerNamed = (name: keyof People | 'nobody'): Viewer | null => (name === 'nobody' ? null : people[name]);

describe('whatever is sent as a form', () => {
  test(
    'of a record is a draft of the sender, or refused with nothing written',
    async () => {
      const number = await openNewSet(people.editor, { organisation: BODY });
      const own = listed(
        'form_set form_base form_seen form_nature form_code form_kind form_locale form_back record_code form_draft withdraw_reason',
      );
      const sets = [
        `${BODY} ${number}`,
        `${BODY} new`,
        `bca new`,
        `bca ${number}`,
        `${BODY} ${foreign}`,
        `${BODY} 999999999`,
        `${BODY} 3000000000`,
      ];
      const kinds = fc
        .constantFrom(...everyKind)
        .chain((kind) =>
          fc.tuple(
            fc.constant(kind),
            hostileFields([
              ...sheetOf(kind).columns.map(({ name, child }) => (child === null ? name : `${child}_0_${name.slice(child.length + 1)}`)),
              ...own,
            ]),
          ),
        );
      const actions = { saveRecord, withdrawRecord, discardRecord };
      const action = fc.constantFrom<keyof typeof actions>('saveRecord', 'saveRecord', 'saveRecord', 'withdrawRecord', 'discardRecord');
      let drafts = 0;
      await fc.assert(
        fc.asyncProperty(
          kinds,
          fc.nat(5),
          fc.constantFrom(...sets),
          action,
          who,
          state,
          async ([kind, sent], place, set, act, name, before) => {
            const viewer = viewerNamed(name);
            const code = codes.get(kind)?.[place] ?? '';
            const record = await getDeskRecord(people.editor, kind, code);
            const shown = record ? shownRecord(sheetOf(kind), record) : {};
            const form = { ...shown, ...carriedOf('vi', kind, code, record), form_set: [set], form_draft: [String(number)] };
            const mark = await markOfDrafts();
            const fields = merged(form, sent);
            const answer = await send(actions[act], fields, viewer, before);
            expectAnswer(answer, fieldsOf(kind));
            const saved = /[?&](?:saved|set)=(\d+)/.exec(typeof answer === 'string' ? answer : '')?.[1];
            if (saved === undefined && !String(answer).includes('removed=')) expect(await markOfDrafts()).toBe(mark);
            if (saved !== undefined) {
              drafts += 1;
              expect(Number(saved)).not.toBe(foreign);
              expectStorable(await storedIn('change', Number(saved)));
            }
            await send((_, data) => noteTyping(`/admin/records/${kind}/${code || 'new'}`, data).then(() => blankForm()), fields, viewer);
          },
        ),
        { numRuns },
      );
      expect(drafts).toBeGreaterThan(0);
    },
    PATIENCE,
  );

  test(
    'of a figure is a row of the sender\u2019s draft, or refused with nothing written',
    async () => {
      const number = await openNewSet(people.editor, { organisation: BODY });
      const known = [
        ...sheetOf('figure').columns.map(({ name }) => name),
        'form_set',
        'form_figure',
        'form_nature',
        'form_intent',
        'form_draft',
        'form_position',
      ];
      const set = fc.constantFrom(`${BODY} ${number}`, `${BODY} new`, 'bca new', `${BODY} ${foreign}`, `${BODY} x`);
      const action = fc.constantFrom<Action>(saveFigureForm, saveFigureForm, saveFigureForm, removeStagedFigure);
      await fc.assert(
        fc.asyncProperty(hostileFields(known), set, action, who, state, async (sent, chosen, act, name, before) => {
          const form = one({
            ...FIGURE,
            form_set: chosen,
            form_figure: 'new',
            form_draft: String(number),
            form_position: '0',
            form_locale: 'vi',
          });
          const mark = await markOfDrafts();
          const answer = await send(act, merged(form, sent), viewerNamed(name), before);
          expectAnswer(answer, fieldsOf('figure'));
          const saved = /[?&]saved=(\d+)/.exec(typeof answer === 'string' ? answer : '')?.[1];
          if (saved !== undefined) expectStorable(await storedIn('staged_figure', Number(saved)));
          else if (act === saveFigureForm) expect(await markOfDrafts()).toBe(mark);
        }),
        { numRuns },
      );
    },
    PATIENCE,
  );

  test(
    'of a translation changes words of that language alone, or nothing',
    async () => {
      const known = listed(
        'words_title words_name words_definition right_title machine_title form_base form_seen form_body form_kind form_code form_language',
      );
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...everyKind),
          fc.nat(4),
          hostileFields(known),
          hostileText,
          who,
          state,
          async (kind, place, sent, words, name, before) => {
            const code = codes.get(kind)?.[place] ?? '';
            const form = one({
              form_locale: 'vi',
              form_kind: kind,
              form_code: code,
              form_language: 'fr',
              form_base: '1',
              words_name: words,
              words_title: words,
            });
            const mark = await markOfDrafts();
            const answer = await send(saveTranslation, merged(form, sent), viewerNamed(name === 'editor' ? 'translator' : name), before);
            expectAnswer(answer, (field) => field === '' || field === 'form_body' || field.startsWith('words_'));
            const saved = /[?&]saved=(\d+)/.exec(typeof answer === 'string' ? answer : '')?.[1];
            if (saved === undefined) expect(await markOfDrafts()).toBe(mark);
            else expectStorable(await storedIn('change', Number(saved)));
          },
        ),
        { numRuns },
      );
    },
    PATIENCE,
  );

  test(
    'of a change set, a decision or a remark is done as the sender or refused',
    async () => {
      let made = 0;
      const known = listed(
        'reason publish_at form_choice form_submitted title_vi title_en title_original reason_vi reason_original words form_kind form_subject form_field form_comment form_take form_number withdraw_reason',
      );
      // Fields that nobody sees are named too, as they are or by the command.
      const parts = listed(
        'title state changes changeSet submittedAt kind code field id position reason_en reason_fr reason_ru title_fr title_ru',
      );
      const actions = { decideSet, handInSet, takeBackSet, takeOut, commentOnField, settle };
      const action = fc.constantFrom(...Object.keys(actions)) as fc.Arbitrary<keyof typeof actions>;
      const choice = fc.constantFrom('return', 'schedule', 'publish');
      const role = fc.constantFrom<keyof People | 'nobody'>('editor', 'reviewer', 'reviewer', 'stranger', 'nobody');
      const words = { original: 'vi', vi: 'Một đợt' };
      await fc.assert(
        fc.asyncProperty(action, hostileFields(known), hostileText, choice, role, state, async (name, sent, text, chosen, as, before) => {
          made += 1;
          const code = `release-sent-${made}`;
          const { changeSet: number } = await saveChange(people.editor, { ...newRelease(code), changeSet: null });
          if (name !== 'handInSet' && name !== 'takeOut') await submitSet(people.editor, { number, title: words, reason: words });
          const { rows } = await database.client.query('SELECT submitted_at AS at FROM change_set WHERE number = $1', [number]);
          const form = one({
            form_locale: 'vi',
            form_number: String(number),
            form_submitted: rows[0].at?.toISOString() ?? '',
            form_choice: chosen,
            publish_at: chosen === 'schedule' ? '2030-01-01 08:00' : '',
            reason: text,
            withdraw_reason: text,
            words: text,
            title_vi: text,
            reason_vi: 'Vì sao',
            form_kind: 'release',
            form_subject: code,
            form_field: 'title',
            form_comment: '1',
            form_take: `release/${code}`,
          });
          // Only its own form carries the reason of a withdrawal.
          if (name !== 'takeBackSet') delete form.withdraw_reason;
          expectAnswer(
            await send(actions[name], merged(form, sent), viewerNamed(as), before),
            names(...known, ...parts, ...sent.map(([of]) => of)),
          );
          await database.client.query(
            `UPDATE change_set SET state = 'withdrawn' WHERE author_id = $1 AND state IN ('draft', 'returned') AND number = $2`,
            [people.editor.actor, number],
          );
        }),
        { numRuns },
      );
    },
    PATIENCE,
  );

  test(
    'of a key or an invitation makes one for an administrator alone, or is refused',
    async () => {
      const known = ['name', 'organisation', 'kinds', 'days', 'token', 'email', 'role', 'language', 'mailLanguage', 'locale'];
      const isField = names(...known);
      const actions = { makeTokenFromForm, endTokenFromForm, inviteSomebody };
      const action = fc.constantFrom(...Object.keys(actions)) as fc.Arbitrary<keyof typeof actions>;
      const as = fc.constantFrom<keyof People | 'nobody'>('administrator', 'administrator', 'administrator', 'editor', 'nobody');
      await fc.assert(
        fc.asyncProperty(action, hostileFields(known), hostileText, as, state, fc.nat(9), async (name, sent, text, role, before, place) => {
          const form = one({
            name: text,
            organisation: BODY,
            kinds: 'release',
            days: '30',
            email: `person-${place}@example.org`,
            role: 'editor',
            locale: 'vi',
            token: '1',
          });
          const made = await count('api_token');
          const invited = await count('invitation');
          expectAnswer(await send(actions[name], merged(form, sent), viewerNamed(role), before), isField);
          if (role === 'administrator') return;
          expect(await count('api_token')).toBe(made);
          expect(await count('invitation')).toBe(invited);
        }),
        { numRuns },
      );
    },
    PATIENCE,
  );
});

describe('whatever a command is given', () => {
  test(
    'it is done, or refused by a rule that has a name',
    async () => {
      const title = { original: 'vi', vi: 'Một đợt' };
      let made = 0;
      const commands: Record<string, { command: Command<unknown>; input: Record<string, unknown> }> = {
        saveChange: { command: saveChange, input: newRelease('release-by-command') },
        removeChange: { command: removeChange, input: { changeSet: 1, kind: 'release', code: 'x' } },
        saveFigure: {
          command: saveFigure,
          input: {
            organisation: BODY,
            changeSet: null,
            figure: { ...FIGURE, note: title, quote: 'x', quoteLanguage: 'vi' },
            nature: 'revision',
            position: null,
          },
        },
        removeFigure: { command: removeFigure, input: { changeSet: 1, position: 0 } },
        openNewSet: { command: openNewSet, input: { organisation: BODY } },
        noteReason: { command: noteReason, input: { number: 1, language: 'vi', reason: 'x' } },
        submitSet: { command: submitSet, input: { number: 1, title, reason: title } },
        withdrawSet: { command: withdrawSet, input: { number: 1, reason: 'x' } },
        addComment: { command: addComment, input: { number: 1, kind: 'release', code: 'x', field: 'title', words: 'x' } },
        settleComment: { command: settleComment, input: { number: 1, id: '1' } },
        returnSet: { command: returnSet, input: { number: 1, submittedAt: '2026-11-22T00:00:00Z', reason: 'x' } },
        scheduleSet: {
          command: scheduleSet,
          input: { number: 1, submittedAt: '2026-11-22T00:00:00Z', decision: 'x', publishAt: '2030-01-01T08:00:00+07:00' },
        },
        makeToken: { command: makeToken, input: { name: 'x', organisation: BODY, kinds: ['release'], days: 30 } },
        endToken: { command: endToken, input: { token: '00000000-0000-4000-8000-000000000000' } },
        invitePerson: { command: invitePerson, input: { email: 'x@example.org', role: 'editor', organisation: BODY, language: null } },
        renewInvitation: { command: renewInvitation, input: { invitation: '00000000-0000-4000-8000-000000000000' } },
      };
      const as = fc.constantFrom<keyof People>('editor', 'editor', 'reviewer', 'administrator', 'stranger');
      const replaced = fc.array(fc.tuple(fc.nat(20), fc.nat(20), hostileValue), { minLength: 1, maxLength: 3 });
      await fc.assert(
        fc.asyncProperty(fc.constantFrom(...Object.keys(commands)), replaced, as, async (name, values, who) => {
          const { command, input } = commands[name] as (typeof commands)[string];
          const given = structuredClone(input);
          if (name !== 'saveChange' && name !== 'saveFigure' && 'number' in given) {
            made += 1;
            given.number = (await saveChange(people.editor, newRelease(`release-commanded-${made}`))).changeSet;
          }
          for (const [at, inner, value] of values) {
            const key = Object.keys(given)[at % Object.keys(given).length] as string;
            const part = given[key];
            if (typeof part === 'object' && part !== null && !Array.isArray(part) && inner % 4 > 0) {
              const keys = Object.keys(part);
              (part as Record<string, unknown>)[keys[inner % keys.length] as string] = value;
            } else given[key] = value;
          }
          const before = process.cpuUsage();
          const error = await command(people[who], given).then(
            () => null,
            (reason: unknown) => reason,
          );
          const { user, system } = process.cpuUsage(before);
          expect((user + system) / 1e6).toBeLessThan(MOST_SECONDS);
          const isOurs = error === null || [Invalid, Forbidden, NotFound, Conflict].some((rule) => error instanceof rule);
          if (!isOurs) throw error;
        }),
        { numRuns },
      );
      expectStorable((await database.client.query('SELECT record::jsonb FROM change WHERE change_set_number >= $1', [foreign])).rows);
    },
    PATIENCE,
  );
});

describe('a form of thousands of fields', () => {
  test.each(['conflict', 'platform'])('of parts of kind %s is answered at once', async (kind) => {
    const sheet = sheetOf(kind);
    const parts = sheet.columns.filter(({ child }) => child !== null);
    const fields: Fields = Array.from({ length: 1000 }, (_, place) =>
      parts.map(({ name, child }) => [`${child}_${place}_${name.slice(`${child}_`.length)}`, 'x'] as const),
    ).flat();
    for (const many of [fields, fields.slice(0, 90 * parts.length)]) {
      const code = codes.get(kind)?.[0] ?? '';
      const record = await getDeskRecord(people.editor, kind, code);
      const form = { ...carriedOf('vi', kind, code, record), form_set: [`${BODY} new`] };
      expect(await send(saveRecord, merged(form, many), people.editor)).toMatchObject({ outcome: 'invalid' });
    }
  });
});

describe('after all of it', () => {
  test('every change set is of who was signed in and of their own body, and nobody else\u2019s has moved', async () => {
    const sets = `change_set WHERE number >= $1`;
    const known = Object.values(people).map(({ actor }) => actor);
    expect(await count(`${sets} AND author_id <> ALL ($2)`, [foreign, known])).toBe(0);
    const body = `CASE author_id WHEN 'person:stranger' THEN 'bca' ELSE '${BODY}' END`;
    expect(await count(`${sets} AND organisation_code IS DISTINCT FROM ${body}`, [foreign])).toBe(0);
    expect(await draftsOf(people.colleague)).toEqual(standing);
  });

  test('no change set is there without the step that opened it', async () => {
    const opened = `SELECT FROM change_set_step t WHERE t.change_set_number = s.number AND t.step = 'opened'`;
    expect(await count(`change_set s WHERE number >= $1 AND NOT EXISTS (${opened})`, [foreign])).toBe(0);
  });

  test.each(['change_set', 'change_set_step', 'change_comment', 'staged_figure', 'api_token', 'invitation', 'audit_entry'])(
    'every text in %s is in composed letters, without control characters and marks that turn a line round',
    async (table) => {
      expectStorable((await database.client.query(`SELECT * FROM ${table}`)).rows);
    },
  );
});
