import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '@/lib/i18n/localized';

type Tree = { [key: string]: string | Tree };

const root = path.resolve('messages');
const rooms = readdirSync(path.join(root, 'vi')).filter((file) => file.endsWith('.json'));
const read = (locale: string, file: string) => JSON.parse(readFileSync(path.join(root, locale, file), 'utf8')) as Tree;

function flatten(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as [string, string]] : flatten(value, `${prefix}${key}.`),
  );
}

/** Names of the values and tags a message asks for; `printed` leaves out what chooses a plural form. */
function argumentsOf(message: string, locale: string): { all: string[]; printed: string[] } {
  const all = new Set<string>();
  const printed = new Set<string>();
  const visit = (nodes: readonly unknown[]): void => {
    for (const node of nodes as { type: number; value?: string; options?: Record<string, { value: unknown[] }>; children?: unknown[] }[]) {
      // Literals (0) and the sign of a plural (7) name no value.
      if (node.value !== undefined && ![0, 7].includes(node.type)) (node.type === 6 ? all : printed).add(node.value);
      for (const option of Object.values(node.options ?? {})) visit(option.value);
      visit(node.children ?? []);
    }
  };
  visit(new IntlMessageFormat(message, locale).getAst());
  return { all: [...all, ...printed], printed: [...printed] };
}

describe.each(rooms)('messages of %s', (file) => {
  const source = new Map(flatten(read('vi', file)));

  test.each(LOCALES)('are complete and well formed in %s', (locale) => {
    const texts = new Map(flatten(read(locale, file)));
    expect([...texts.keys()].sort()).toEqual([...source.keys()].sort());
    for (const [key, text] of texts) {
      expect(text.trim(), `${key} is empty`).not.toBe('');
      expect(text, `${key} is not in Unicode NFC`).toBe(text.normalize('NFC'));
      const [asked, inVietnamese] = [argumentsOf(text, locale), argumentsOf(source.get(key) ?? '', 'vi')];
      // A language may need a number to choose a form where Vietnamese has only one.
      expect(asked.all, `${key} leaves out a value`).toEqual(expect.arrayContaining(inVietnamese.all));
      expect(inVietnamese.all, `${key} asks for a value that Vietnamese does not`).toEqual(expect.arrayContaining(asked.printed));
    }
  });
});

test('every language has the same rooms', () => {
  for (const locale of LOCALES) expect(readdirSync(path.join(root, locale)).sort()).toEqual(readdirSync(path.join(root, 'vi')).sort());
});

/** What French sets otherwise: U+00A0 before a colon and inside « », U+202F before ; ? ! and %. A sign between letters, as in an address, stands as it is. */
const misplacedInFrench = /[^\u00a0]:(?![\p{L}\d/])|[^\u202f][;?!%]|[^\u00a0]»|«[^\u00a0]/u;

test('French signs never part from their words at the end of a line', () => {
  const found = rooms.flatMap((file) => flatten(read('fr', file)).filter(([, text]) => misplacedInFrench.test(text)));
  expect(found.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
});

test('a Russian count takes the form of its number', () => {
  const titles = new IntlMessageFormat((read('ru', 'embed.json').mapTitle ?? '') as string, 'ru');
  const titled = (total: number) => titles.format({ total }) as string;
  expect([34, 63].map(titled)).toEqual([
    expect.stringMatching(/^34 провинции и города и/),
    expect.stringMatching(/^63 провинции и города и/),
  ]);
  expect(titled(35)).toMatch(/^35 провинций и городов и/);
});
