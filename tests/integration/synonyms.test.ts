import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { blankForm, type FormState } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { getDeskRecord } from '@/lib/publishing/desk-record';
import { listRecords } from '@/lib/publishing/desk-records';
import { getEdition } from '@/lib/publishing/edition-changes';
import { loadFindings } from '@/lib/publishing/findings';
import { saveRecord } from '@/lib/publishing/record-actions';
import { listSynonyms } from '@/lib/synonyms/queries';
import { addPerson } from '../support/people';
import { addActors, changed, publishChange, submit } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const request = vi.hoisted(() => ({ viewer: null as Viewer | null }));
vi.mock('@/lib/auth/session', () => ({ viewerOf: async () => request.viewer }));

const database = testDatabase('content');
const BODY = 'bkhcn';
let editor: Viewer;
let stranger: Viewer;

beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  const edits = (organisation: string) => ({ role: 'editor' as const, organisation, language: null });
  editor = await addPerson(client, 'editor', [edits(BODY)]);
  stranger = await addPerson(client, 'stranger', [edits('bca')]);
  await client.query(
    `INSERT INTO responsibility (organisation_code, kind, granted_at, granted_by) VALUES ($1, 'synonym', now(), 'system:founding')`,
    [BODY],
  );
});
beforeEach(() => {
  request.viewer = editor;
});

/** Sends the form of a new synonym; gives the answer, or the address that a browser is sent to. */
async function send(typed: FormState['typed'], as: Viewer = editor): Promise<FormState | string> {
  request.viewer = as;
  const data = new FormData();
  const body = as === editor ? BODY : 'bca';
  const fields = {
    form_kind: ['synonym'],
    form_locale: ['vi'],
    form_base: ['0'],
    form_nature: ['new'],
    form_set: [`${body} new`],
    ...typed,
  };
  for (const [name, texts] of Object.entries(fields)) for (const text of texts) data.append(name, text);
  try {
    return await saveRecord(blankForm(), data);
  } catch (error) {
    const [kind, , address] = String((error as { digest?: string }).digest).split(';');
    if (kind !== 'NEXT_REDIRECT' || address === undefined) throw error;
    return address;
  }
}

const asked = { state: null, topic: null, all: true, page: 1 } as const;
const found = async (query: string) => (await listRecords(editor, 'synonym', { ...asked, query })).rows;
const countChanges = async (): Promise<number> => (await database.client.query('SELECT FROM change')).rowCount ?? 0;

describe('the form of a synonym', () => {
  test('takes one name a line, keeps commas, and proposes a code of its language and first name', async () => {
    const address = await send({ language: ['vi'], words: ['  VHTTDL mới\r\n\r\nvăn hóa, thể thao mới\r\n'] });
    const code = 'vi-vhttdl-moi';
    expect(address).toMatch(new RegExp(`^/vi/admin/records/synonym/${code}\\?saved=\\d+$`));
    expect((await getDeskRecord(editor, 'synonym', code))?.own?.record).toEqual({
      code,
      language: 'vi',
      words: ['VHTTDL mới', 'văn hóa, thể thao mới'],
    });
    expect(await found('vhttdl moi')).toMatchObject([{ code, name: { original: 'vi', vi: 'VHTTDL mới, văn hóa, thể thao mới' } }]);
  });

  test('names a new one written in no Latin letters by no code: one is asked for', async () => {
    const typed = { language: ['ru'], words: ['МинТест\nМинистерство тестов'] };
    expect(await send(typed)).toMatchObject({ issues: [{ field: 'record_code', code: 'required' }] });
    expect(await send({ ...typed, record_code: ['ru-mintest'] })).toContain('/synonym/ru-mintest?saved=');
  });

  test.each([
    ['too-few', 'một tên'],
    ['too-many', Array.from({ length: 21 }, (_, place) => `tên ${place}`).join('\n')],
    ['too-long', `ngắn\n${'a'.repeat(101)}`],
    ['double', 'Hà Nội\nha noi\nHÀ NỘI'],
    ['plain-name', '=1+1\n@x\nmột tên'],
    ['characters', 'một\u202e tên\ntên'],
  ])('refuses %s once, at the field, and gives back what was typed', async (code, words) => {
    const before = await countChanges();
    const answer = await send({ language: ['vi'], words: [words] });
    expect(answer).toMatchObject({ outcome: 'invalid', issues: [{ field: 'words', code }], typed: { words: [words], language: ['vi'] } });
    expect((answer as FormState).issues).toHaveLength(1);
    expect(await countChanges()).toBe(before);
  });

  test('is refused to a body that keeps no synonyms', async () => {
    expect(await send({ language: ['vi'], words: ['một\nhai'] }, stranger)).toMatchObject({ outcome: 'refused' });
  });
});

describe('a change of synonyms', () => {
  test('is told of where a name stands in another group of its language, published or of the same set', async () => {
    const isNew = { kind: 'synonym', baseRevision: 0, nature: 'new' as const };
    const group = (code: string, ...words: string[]) => ({ ...isNew, code, record: { code, language: 'vi', words } });
    const moved = await changed(database.client, 'synonym', 'vi-csdl', { words: ['CSDLQG', 'cơ sở dữ liệu quốc gia'] });
    const changes = [
      moved,
      // Free again, for the set takes it from where it stood.
      group('vi-du-lieu', 'cơ sở dữ liệu', 'kho dữ liệu'),
      group('vi-it', 'IT', 'Công Nghệ Thông Tin'),
      group('vi-mot', 'cách một', 'cách hai'),
      group('vi-hai', 'cách hai', 'cách ba'),
    ];
    const findings = await loadFindings(database.client, await submit(database.client, { changes }));
    const told = findings.filter(({ check }) => check === 'two-groups').map(({ severity, code, values }) => [severity, code, values]);
    expect(told).toEqual([
      ['warn', 'vi-it', { name: 'Công Nghệ Thông Tin', existing: 'vi-cntt' }],
      ['warn', 'vi-mot', { name: 'cách hai', existing: 'vi-hai' }],
      ['warn', 'vi-hai', { name: 'cách hai', existing: 'vi-mot' }],
      ['pass', 'all', { count: '2' }],
    ]);
    expect(findings.filter(({ severity }) => severity === 'block')).toEqual([]);
  });

  test('stands in the ledger under its names, and searches go by it from then on', async () => {
    const names = async () => (await listSynonyms()).map((group) => group.map((name) => name.join(' ')));
    expect(await names()).toContainEqual(['cntt', 'cong nghe thong tin']);
    const revised = await changed(database.client, 'synonym', 'vi-cntt', { words: ['CNTT', 'công nghệ thông tin', 'tin học'] });
    const { edition } = await publishChange(database.client, { changes: [revised] }, '2026-11-22T04:30:00.000Z');
    expect(await names()).toContainEqual(['cntt', 'cong nghe thong tin', 'tin hoc']);
    expect((await getEdition(edition))?.records).toMatchObject([
      {
        kind: 'synonym',
        code: 'vi-cntt',
        subject: { name: { original: 'vi', vi: 'CNTT, công nghệ thông tin, tin học' } },
        fields: [{ field: 'words', before: ['CNTT', 'công nghệ thông tin'], after: ['CNTT', 'công nghệ thông tin', 'tin học'] }],
      },
    ]);
    const withdrawn = await changed(database.client, 'synonym', 'vi-cntt', {}, 'withdrawal');
    await publishChange(database.client, { changes: [withdrawn] }, '2026-11-22T04:31:00.000Z');
    expect((await names()).flat()).not.toContain('cntt');
  });
});
