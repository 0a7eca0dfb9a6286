import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale, type LocalizedText, localize, localizedText } from '@/lib/i18n/localized';
import { difference, type JsonRecord } from '@/lib/publishing/difference';
import { KINDS, kindNamed } from '@/lib/publishing/kinds';
import type { Json } from '@/lib/publishing/merge';
import { basisOf, translationState, withBasis } from '@/lib/publishing/translation-basis';
import { typedTexts, withTranslations } from '@/lib/publishing/translation-edit';
import { recordTexts, textFields } from '@/lib/publishing/translation-texts';
import { machineField, rightField, wordsField } from '@/lib/translation-form';

const topic = kindNamed('topic');
const clean = (text: string) => ({ text });
const topicOf = (name: LocalizedText): JsonRecord => ({ code: 'a', parent: null, name: name as unknown as Json });
const nameOf = (record: Json) => (record as JsonRecord).name as unknown as LocalizedText;

/** The record as it would be kept after a translator's form was sent. */
function translate(published: JsonRecord, language: Locale, typed: Record<string, string[]>): LocalizedText {
  const { record } = withTranslations(published, recordTexts(topic, published), language, typed, clean);
  return nameOf(withBasis(published, record));
}

describe('which texts a kind has', () => {
  test('is read from its schema: every text of every kind, those of its parts too', () => {
    expect(textFields(topic)).toEqual({ own: ['name'], parts: null });
    expect(textFields(kindNamed('conflict'))).toEqual({
      own: ['title', 'explanation', 'rule'],
      parts: { key: 'statements', fields: ['words'] },
    });
    for (const kind of KINDS) {
      const { own } = textFields(kind);
      expect(
        own.every((field) => field in kind.columns),
        kind.kind,
      ).toBe(true);
    }
    expect(KINDS.filter((kind) => textFields(kind).own.length === 0).map(({ kind }) => kind)).toEqual([
      'organisation-succession',
      'area-succession',
      'document-relation',
      'synonym',
    ]);
  });
});

describe('the form of a translator', () => {
  const published = topicOf({ original: 'vi', vi: 'Hạ tầng số', en: 'Infrastructure', basis: { en: basisOf('Hạ tầng') }, machine: ['en'] });

  test('begins with the words and marks that stand, and sent back as it is changes nothing', () => {
    const typed = typedTexts(recordTexts(topic, published), 'en');
    expect(typed).toEqual({ [wordsField('name')]: ['Infrastructure'], [machineField('name')]: ['yes'] });
    expect(translate(published, 'en', typed as Record<string, string[]>)).toEqual(nameOf(published));
  });

  test('"still right" renews the basis and leaves the words', () => {
    const name = translate(published, 'en', {
      [wordsField('name')]: ['Infrastructure'],
      [rightField('name')]: ['yes'],
      [machineField('name')]: ['yes'],
    });
    expect(name).toEqual({ original: 'vi', vi: 'Hạ tầng số', en: 'Infrastructure', machine: ['en'] });
    expect(translationState(name, 'en')).toBe('machine');
  });

  test('words written anew are current, and no longer a machine’s unless that is said', () => {
    const name = translate(published, 'en', { [wordsField('name')]: ['Digital infrastructure'] });
    expect(translationState(name, 'en')).toBe('current');
    expect(localize(name, 'en')).toEqual({ words: 'Digital infrastructure', lang: 'en' });
    const again = translate(published, 'en', { [wordsField('name')]: ['Digital infrastructure'], [machineField('name')]: ['yes'] });
    expect(localize(again, 'en')).toEqual({ words: 'Digital infrastructure', lang: 'en', isMachine: true });
  });

  test('an emptied translation is gone with its marks; the original cannot be written here', () => {
    expect(translate(published, 'en', { [wordsField('name')]: ['  '] })).toEqual({ original: 'vi', vi: 'Hạ tầng số' });
    expect(translate(published, 'vi', { [wordsField('name')]: ['Khác'] })).toEqual(nameOf(published));
  });

  test('words written while the original moved on are marked with the original their writer saw', () => {
    const written = withTranslations(
      published,
      recordTexts(topic, published),
      'ru',
      { [wordsField('name')]: ['Инфраструктура'] },
      clean,
    ).record;
    const movedOn = topicOf({ ...nameOf(published), vi: 'Hạ tầng số và dữ liệu' });
    const merged = topicOf({ ...nameOf(written), vi: 'Hạ tầng số và dữ liệu' });
    expect(translationState(nameOf(withBasis(movedOn, merged)), 'ru')).toBe('outdated');
  });

  test('whatever is typed, only the one language moves, and what is kept is a text', () => {
    const words = fc.constantFrom('', 'Một', 'Two', 'Trois', ' четыре ');
    const languages = fc.constantFrom(...LOCALES);
    fc.assert(
      fc.property(languages, words, fc.boolean(), fc.boolean(), (language, typed, isRight, isMachine) => {
        const name = translate(published, language, {
          [wordsField('name')]: [typed],
          ...(isRight ? { [rightField('name')]: ['yes'] } : {}),
          ...(isMachine ? { [machineField('name')]: ['yes'] } : {}),
        });
        expect(localizedText.safeParse(name).success).toBe(true);
        const changes = difference(published, topicOf(name));
        expect(changes.every((change) => change.language === language)).toBe(true);
      }),
    );
  });
});

describe('a change of marks alone', () => {
  const name: LocalizedText = { original: 'vi', vi: 'Mới', en: 'Old', fr: 'Vieux', basis: { en: basisOf('Cũ'), fr: basisOf('Cũ') } };

  test('is a change of its language, so that a translator may make it and a reader sees it', () => {
    const after = { ...name, basis: { fr: basisOf('Cũ') } };
    expect(difference(topicOf(name), topicOf(after))).toEqual([{ field: 'name', language: 'en', before: 'Old', after: 'Old' }]);
    const read = { ...name, machine: ['fr' as const] };
    expect(difference(topicOf(name), topicOf(read))).toEqual([{ field: 'name', language: 'fr', before: 'Vieux', after: 'Vieux' }]);
  });

  test('that follows from a changed original is none', () => {
    const before: LocalizedText = { original: 'vi', vi: 'Cũ', en: 'Old' };
    const after = withBasis(topicOf(before), topicOf({ ...before, vi: 'Mới' }));
    expect(nameOf(after).basis).toEqual({ en: basisOf('Cũ') });
    expect(difference(topicOf(before), after as JsonRecord).map(({ language }) => language)).toEqual(['vi']);
  });
});
