import { beforeAll, describe, expect, test } from 'vitest';
import { AS_IT_STANDS } from '@/lib/as-known';
import type { Viewer } from '@/lib/auth/viewer';
import { Conflict, NotFound } from '@/lib/errors';
import { type LocalizedText, localize } from '@/lib/i18n/localized';
import { getOrganisation } from '@/lib/organisations/record-queries';
import type { JsonRecord } from '@/lib/publishing/difference';
import { removeChange } from '@/lib/publishing/drafts';
import { KINDS, kindNamed } from '@/lib/publishing/kinds';
import type { Json } from '@/lib/publishing/merge';
import { readRecords } from '@/lib/publishing/records';
import { translationState, withBasis } from '@/lib/publishing/translation-basis';
import { countTranslations, listTranslations, TEXTS_PER_PAGE, translatedLanguages } from '@/lib/publishing/translation-queue';
import { saveTranslations } from '@/lib/publishing/translation-save';
import { recordTexts } from '@/lib/publishing/translation-texts';
import { getTranslationDesk } from '@/lib/publishing/translations';
import { rightField, wordsField } from '@/lib/translation-form';
import { addPerson } from '../support/people';
import { addActors, changed, publishChange } from '../support/publishing';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 4, minute)).toISOString();
const own = { kind: 'organisation', code: 'bkhcn' } as const;
const queue = { language: 'ru', kind: null, state: null, page: 1 } as const;

let everywhere: Viewer;
let translator: Viewer;
let editor: Viewer;
let stranger: Viewer;
let reviewer: Viewer;

beforeAll(async () => {
  const { client } = database;
  await addActors(client);
  everywhere = await addPerson(client, 'everywhere', [{ role: 'translator', organisation: null, language: 'ru' }]);
  translator = await addPerson(client, 'interpreter', [
    { role: 'translator', organisation: 'bkhcn', language: 'fr' },
    { role: 'translator', organisation: 'bkhcn', language: 'ru' },
  ]);
  editor = await addPerson(client, 'editor', [{ role: 'editor', organisation: 'bkhcn', language: null }]);
  stranger = await addPerson(client, 'stranger', [{ role: 'translator', organisation: 'bca', language: 'ru' }]);
  reviewer = await addPerson(client, 'looker', [{ role: 'reviewer', organisation: 'bkhcn', language: null }]);
});

async function published(kind: string, code: string) {
  const found = (await readRecords(database.client, kindNamed(kind), [code])).get(code);
  if (!found) throw new Error(`no ${kind} ${code}`);
  return found;
}

const nameOf = async () => (await published('organisation', 'bkhcn')).record.name as LocalizedText;
const form = async (fields: Record<string, string>) => ({
  form_base: [String((await published('organisation', 'bkhcn')).revision)],
  ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, [value]])),
});

/** As a draft is kept: translations that were left behind are marked. */
async function publishName(name: LocalizedText, time: string): Promise<void> {
  const { record } = await published('organisation', 'bkhcn');
  const marked = withBasis(record as Json, { ...(record as JsonRecord), name: name as unknown as Json }) as JsonRecord;
  await publishChange(database.client, { changes: [await changed(database.client, own.kind, own.code, { name: marked.name })] }, time);
}

describe('the queue', () => {
  test('counts and lists, of every open text, exactly what the rules say of it', async () => {
    const expected = new Map<string, Record<string, number>>();
    for (const kind of KINDS) {
      const { rows } = await database.client.query<{ code: string }>(
        `SELECT code FROM "${kind.table}" WHERE superseded_at IS NULL AND NOT withdrawn`,
      );
      for (const { record } of (
        await readRecords(
          database.client,
          kind,
          rows.map(({ code }) => code),
        )
      ).values()) {
        for (const { text } of recordTexts(kind, record as never)) {
          const state = translationState(text, 'ru');
          if (state === 'original') continue;
          const counts = expected.get(kind.kind) ?? { missing: 0, outdated: 0, machine: 0, current: 0 };
          counts[state] = (counts[state] ?? 0) + 1;
          expected.set(kind.kind, counts);
        }
      }
    }
    const counted = await countTranslations(everywhere, 'ru');
    expect(new Map(counted.map(({ kind, ...counts }) => [kind, counts]))).toEqual(expected);
    const first = await listTranslations(everywhere, queue);
    expect(first.length).toBe(TEXTS_PER_PAGE);
    const second = await listTranslations(everywhere, { ...queue, page: 2 });
    const keys = [...first, ...second].map(({ kind, code, path }) => `${kind}/${code}/${path}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(first.every(({ original }) => original.ru === undefined)).toBe(true);
  });

  test('is of the bodies and languages a person translates for', async () => {
    expect([everywhere, translator, editor, reviewer].map(translatedLanguages)).toEqual([
      ['ru'],
      ['fr', 'ru'],
      ['vi', 'en', 'fr', 'ru'],
      [],
    ]);
    expect(await countTranslations(reviewer, 'ru')).toEqual([]);
    expect(await listTranslations(everywhere, { ...queue, language: 'fr' })).toEqual([]);
    const total = (counts: Awaited<ReturnType<typeof countTranslations>>) =>
      counts.reduce((sum, { missing, current }) => sum + missing + current, 0);
    const [all, ofBody] = await Promise.all([countTranslations(everywhere, 'ru'), countTranslations(translator, 'ru')]);
    expect(total(ofBody)).toBeGreaterThan(0);
    expect(total(ofBody)).toBeLessThan(total(all));
  });
});

describe('a translation', () => {
  test('is refused to another body, another language and other roles, which learn nothing of the record', async () => {
    const typed = await form({ [wordsField('name')]: 'Иное' });
    await expect(saveTranslations(stranger, { ...own, language: 'ru' }, typed)).rejects.toBeInstanceOf(NotFound);
    await expect(saveTranslations(translator, { ...own, language: 'en' }, typed)).rejects.toBeInstanceOf(NotFound);
    await expect(saveTranslations(reviewer, { ...own, language: 'ru' }, typed)).rejects.toBeInstanceOf(NotFound);
    expect(await getTranslationDesk(stranger, own.kind, own.code, 'ru')).toBeNull();
    expect(await getTranslationDesk(translator, own.kind, 'no-such-body', 'ru')).toBeNull();
  });

  test('goes into the translator’s own change set, in each of their languages, and moves nothing public', async () => {
    const before = await nameOf();
    const first = await saveTranslations(
      translator,
      { ...own, language: 'ru' },
      await form({ [wordsField('name')]: 'Министерство науки' }),
    );
    const desk = await getTranslationDesk(translator, own.kind, own.code, 'fr');
    expect(desk?.own?.changeSet).toBe(first.changeSet);
    const typed = { ...(await form({ [wordsField('name')]: 'Ministère des sciences' })), form_seen: [desk?.own?.digest ?? ''] };
    const second = await saveTranslations(translator, { ...own, language: 'fr' }, typed);
    expect(second.changeSet).toBe(first.changeSet);
    const both = (await getTranslationDesk(translator, own.kind, own.code, 'ru'))?.record.name;
    expect(both).toMatchObject({ fr: 'Ministère des sciences', ru: 'Министерство науки' });
    expect(await nameOf()).toEqual(before);
    expect((await getTranslationDesk(editor, own.kind, own.code, 'ru'))?.others).toEqual([{ changeSet: first.changeSet, state: 'draft' }]);
    await removeChange(translator, { changeSet: first.changeSet, ...own });
  });

  test('typed in two windows is shown twice, not lost', async () => {
    const saved = await saveTranslations(everywhere, { ...own, language: 'ru' }, await form({ [wordsField('name')]: 'Первое' }));
    const other = saveTranslations(everywhere, { ...own, language: 'ru' }, await form({ [wordsField('name')]: 'Второе' }));
    await expect(other).rejects.toBeInstanceOf(Conflict);
    await removeChange(everywhere, { changeSet: saved.changeSet, ...own });
  });

  test('is outdated once its original changes: the words it was made from are found, and "still right" makes it current', async () => {
    const before = await nameOf();
    const renamed = { ...before, vi: `${before.vi} (mới)`, ru: 'Министерство' };
    await publishName({ ...before, ru: renamed.ru }, at(1));
    await publishName(renamed, at(2));

    const desk = await getTranslationDesk(translator, own.kind, own.code, 'ru');
    expect(desk?.texts.find(({ path }) => path === 'name')).toMatchObject({ state: 'outdated', earlier: before.vi });
    const waiting = await listTranslations(translator, { ...queue, state: 'outdated' });
    expect(waiting.map(({ kind, code, path }) => `${kind}/${code}/${path}`)).toContain('organisation/bkhcn/name');

    const typed = await form({ [wordsField('name')]: renamed.ru, [rightField('name')]: 'yes' });
    const { changeSet } = await saveTranslations(translator, { ...own, language: 'ru' }, typed);
    const after = await getTranslationDesk(translator, own.kind, own.code, 'ru');
    expect(after?.texts.find(({ path }) => path === 'name')).toMatchObject({ state: 'current' });
    await removeChange(translator, { changeSet, ...own });
  });

  test('made by a machine is labelled for readers until a person has read it', async () => {
    const { basis: _, ...before } = await nameOf();
    const record = await changed(database.client, own.kind, own.code, { name: { ...before, fr: 'Ministère (machine)', machine: ['fr'] } });
    await publishChange(database.client, { changes: [record] }, at(3));
    const name = await nameOf();
    expect(localize(name, 'fr')).toEqual({ words: 'Ministère (machine)', lang: 'fr', isMachine: true });
    expect(localize((await getOrganisation('bkhcn', AS_IT_STANDS))?.name ?? before, 'fr').isMachine).toBe(true);
    const counts = await countTranslations(translator, 'fr');
    expect(counts.find(({ kind }) => kind === 'organisation')?.machine).toBe(1);
    const typed = await form({ [wordsField('name')]: 'Ministère (machine)' });
    const { changeSet } = await saveTranslations(translator, { ...own, language: 'fr' }, typed);
    const after = await getTranslationDesk(translator, own.kind, own.code, 'fr');
    expect(after?.texts.find(({ path }) => path === 'name')?.state).not.toBe('machine');
    await removeChange(translator, { changeSet, ...own });
  });
});

describe('publication', () => {
  test('of a Vietnamese text leaves an absent Russian absent: readers get the original, marked as what it is', async () => {
    const topic = { code: 'topic-of-a-test', parent: null, name: { original: 'vi' as const, vi: 'Chủ đề thử' } };
    const change = { kind: 'topic', code: topic.code, baseRevision: 0, nature: 'new' as const, record: topic };
    await publishChange(database.client, { changes: [change] }, at(4));
    const { record } = await published('topic', topic.code);
    expect(record.name).toEqual(topic.name);
    expect(localize(record.name as typeof topic.name, 'ru')).toEqual({ words: 'Chủ đề thử', lang: 'vi' });
    const missing = await listTranslations(everywhere, { ...queue, kind: 'topic', state: 'missing' });
    expect(missing.map(({ code }) => code)).toContain(topic.code);
    const { changeSet } = await saveTranslations(
      everywhere,
      { kind: 'topic', code: topic.code, language: 'ru' },
      { form_base: ['1'], [wordsField('name')]: ['Проверочная тема'] },
    );
    const rows = await database.client.query('SELECT organisation_code FROM change_set WHERE number = $1', [changeSet]);
    expect(rows.rows).toEqual([{ organisation_code: null }]);
    const drafted = (await listTranslations(everywhere, { ...queue, kind: 'topic', state: 'missing' })).find(
      ({ code }) => code === topic.code,
    );
    expect(drafted?.mine).toBe(changeSet);
  });

  test('is never the translator’s own: no draft of theirs reaches a reader', async () => {
    await expect(
      saveTranslations(editor, { ...own, language: 'ru' }, await form({ [wordsField('name')]: 'Черновик' })),
    ).resolves.toBeTruthy();
    expect((await nameOf()).ru).not.toBe('Черновик');
  });
});
