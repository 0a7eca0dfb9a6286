import fc from 'fast-check';

const LONG = 100_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(LONG / piece.length));

/** Signs that no stored text holds, beside letters, and signs that a text may hold. */
const signs = [
  '\0',
  '\u0007',
  '\u001b',
  '\u0085',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u061c',
  '\u200e',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
];
const texts = [
  '=cmd|"/c calc"!A1',
  '@SUM(A1)',
  "'; DROP TABLE change; --",
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  'javascript:alert(1)',
  'http://',
  'https://[::1',
  '../../etc/passwd',
  'a/b',
  'new',
  '1e999',
  '-0',
  '007',
  '3000000000',
  '9999999999999999999',
  '0.5',
  '-1',
  'NaN',
  '1,234',
  '0000-13-45',
  '2024-02-30',
  '31/2/2024',
  '9999',
  '__proto__',
  'constructor',
  'toString',
  '{count, plural}',
  '%s%n{0}',
  '\\u0000',
  ';;;',
  'e\u0301\r\nhai\rba',
  '\ud800',
  '\ufffd',
  ' ',
  '\t\n',
];
/** Made to hurt whoever reads them letter by letter and back again. */
const long = [
  'a',
  'a b ',
  ' ',
  '\n',
  ';',
  'vn;',
  'a-',
  '9',
  '9.',
  '0',
  '1,',
  '%',
  '<b>',
  'Ệ',
  '\u0301',
  '\u0301\u0323',
  '\u{1f468}\u200d',
].map(filled);
const edges = [`https://${filled('a')} b`, `${filled('1')} x`, `x${filled(' ')}x`, `${filled('a-')}-`, `a${filled('.123')},`];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...texts) },
  { weight: 3, arbitrary: fc.constantFrom(...signs).chain((sign) => fc.string({ maxLength: 8 }).map((rest) => `chữ ${sign}${rest}`)) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom(...long, ...edges) },
);

/** Names of fields that no form has, and those that reach into what stands behind an object. */
export const hostileName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'actor',
    'author_id',
    'reviewer_id',
    'organisation',
    'changeSet',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

export type Fields = readonly (readonly [string, string])[];

/** What is sent beside or instead of the fields of a form: few by few, some of them thousands of times. */
export function hostileFields(known: readonly string[]): fc.Arbitrary<Fields> {
  const name =
    known.length === 0 ? hostileName : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: hostileName });
  const field = fc.tuple(name, hostileText);
  const crowd = fc
    .tuple(name, fc.constantFrom('', 'x', 'vn', '2024'))
    .map(([of, text]): Fields => Array.from({ length: 5000 }, () => [of, text]));
  return fc.oneof({ weight: 15, arbitrary: fc.array(field, { maxLength: 4 }) }, { weight: 1, arbitrary: crowd });
}

/** What may stand where a command expects one value. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: hostileText },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      null,
      undefined,
      true,
      0,
      -1,
      0.5,
      3e9,
      Number.MAX_SAFE_INTEGER,
      1e308,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ),
  },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('{"__proto__":{"role":"administrator"}}', '{"constructor":{"prototype":{"x":1}}}', '{"vi":"x"}', '[[[[[[[[]]]]]]]]')
      .map((json) => JSON.parse(json)),
  },
);

/** Whether a text may stand in the record. */
export const isStorable = (text: string): boolean =>
  text.isWellFormed() && text.normalize('NFC') === text && !/(?!\n)\p{Cc}|\p{Bidi_Control}/u.test(text);

/** Every text in a value, names of keys aside. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.values(value).flatMap(textsIn);
}
