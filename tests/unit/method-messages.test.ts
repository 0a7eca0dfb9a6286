import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/i18n/localized';
import { rules } from '@/lib/rules';

type Words = { [key: string]: string | Words };

function read(locale: string, room: string): Words {
  return JSON.parse(readFileSync(new URL(`../../messages/${locale}/${room}.json`, import.meta.url), 'utf8'));
}

function at(words: Words, path: string): string | Words | undefined {
  return path.split('.').reduce<string | Words | undefined>((inner, key) => (typeof inner === 'object' ? inner[key] : undefined), words);
}

describe.each(LOCALES)('the method page in %s', (locale) => {
  const method = read(locale, 'method');
  const common = read(locale, 'common');

  test('every rule that judges is published, with its name, question, points and example', () => {
    expect(Object.keys(method.rules ?? {})).toEqual(rules.map(({ id }) => id));
    for (const { message } of rules) {
      expect(at(method, message)).toEqual({
        name: expect.any(String),
        question: expect.any(String),
        decides: expect.any(String),
        points: expect.any(Object),
        example: expect.any(String),
      });
    }
  });

  test('a status is called there what it is called on every page', () => {
    for (const [kind, name] of Object.entries(common.status ?? {})) {
      expect(at(method, `rules.status.points.${kind}.term`)).toBe(name);
    }
    for (const [kind, name] of Object.entries(common.taskKind ?? {})) {
      expect(at(method, `rules.task-state.points.${kind}.term`)).toBe(name);
    }
  });
});
