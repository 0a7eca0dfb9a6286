import type { Json } from '@/lib/publishing/merge';

type Where = {
  /** The edition that published it; null where it belongs to none. */
  edition: number | null;
  /** What differs, in words: "topic institutions, revision 2", "figure series …, period …". */
  subject: string;
};
/** What is published and not there, there and not published, or there with another value in one field. */
export type Difference = Where & ({ is: 'missing' } | { is: 'unpublished' } | { is: 'other'; field: string; expected: Json; found: Json });

type JsonObject = { [key: string]: Json };
const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The fields in which two objects differ; a part of an object (a language of a text) is a field of its own: `name.vi`. */
export function compare(where: Where, expected: JsonObject, found: JsonObject, path = ''): Difference[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])].flatMap((key): Difference[] => {
    const [was, is, field] = [expected[key] ?? null, found[key] ?? null, `${path}${key}`];
    if (isObject(was) && isObject(is)) return compare(where, was, is, `${field}.`);
    return sameValue(was, is) ? [] : [{ ...where, is: 'other', field, expected: was, found: is }];
  });
}

const sameValue = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Objects of one list under their names: those that are there only once, and the fields of those that are there twice. */
export function compareNamed(
  where: Where,
  expected: ReadonlyMap<string, JsonObject>,
  found: ReadonlyMap<string, JsonObject>,
): Difference[] {
  return [...new Set([...expected.keys(), ...found.keys()])].flatMap((name): Difference[] => {
    const at = { ...where, subject: `${where.subject}, ${name}` };
    const [was, is] = [expected.get(name), found.get(name)];
    if (!was) return [{ ...at, is: 'unpublished' }];
    return is ? compare(at, was, is) : [{ ...at, is: 'missing' }];
  });
}

/** How much of a long value is shown on each side of the place where it differs. */
const AROUND = 40;

/** A difference as one line for a person. */
export function describeDifference(difference: Difference): string {
  const { edition, subject } = difference;
  const at = edition === null ? subject : `edition ${edition}: ${subject}`;
  if (difference.is === 'missing') return `${at}: missing`;
  if (difference.is === 'unpublished') return `${at}: there, but no edition published it`;
  const [expected, found] = [JSON.stringify(difference.expected), JSON.stringify(difference.found)];
  let same = 0;
  while (same < expected.length && expected[same] === found[same]) same += 1;
  const shown = (text: string) => {
    const [start, end] = [Math.max(same - AROUND, 0), same + AROUND];
    return text.length <= 2 * AROUND ? text : `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`;
  };
  return `${at}, ${difference.field}: published ${shown(expected)}, found ${shown(found)}`;
}
