import type { FieldIssue, FormState } from '@/lib/admin-form';
import { partPlaces } from '@/lib/form-parts';
import { LOCALES, type LocalizedText } from '@/lib/i18n/localized';
import { type CellContext, readCell } from '@/lib/ingest/cells';
import { cleaned } from '@/lib/ingest/clean-text';
import { LONGEST_TEXT } from '@/lib/record';
import { recordOf, valuesOf } from './columns/files';
import type { KindSheet, SheetColumn } from './columns/sheet';
import type { Json } from './merge';

type Typed = FormState['typed'];
type Fields = Readonly<Record<string, unknown>>;
export type ReadingContext = Omit<CellContext, 'kind' | 'choices' | 'decimalMark'> & {
  choicesOf: (column: SheetColumn) => CellContext['choices'];
};

/** The field of a column: its own name, and for parts of a record their place in the list, `statements_0_side`. */
const fieldName = ({ name, child }: SheetColumn, place: number): string =>
  child === null ? name : `${child}_${place}_${name.slice(child.length + 1)}`;

/** What the fields of a form show of a record; its code stands apart, for it is given once. */
export function typedOfRecord({ fields, children, columns }: KindSheet, record: Fields): Record<string, string[]> {
  const typed: Record<string, string[]> = {};
  const put = (own: readonly SheetColumn[], values: Fields, texts: Fields, place: number) => {
    for (const column of own) {
      const bare = column.child === null ? column.name : column.name.slice(column.child.length + 1);
      const value = String(values[bare] ?? '');
      // The original is said even where it goes without saying in a table: the field shows one language or another.
      const original = (texts[column.key] as LocalizedText | null)?.original ?? '';
      const shown = column.language === 'original' ? original : value;
      typed[fieldName(column, place)] = column.type === 'list' ? shown.split(';').filter(Boolean) : [shown];
    }
  };
  put(
    columns.filter(({ child }) => child === null),
    valuesOf({ fields }, record),
    record,
    0,
  );
  if (children) {
    const own = columns.filter(({ child }) => child !== null);
    for (const [place, part] of (record[children.key] as Fields[]).entries()) put(own, valuesOf(children, part), part, place);
  }
  delete typed.code;
  return typed;
}

export type ReadForm = { record: Record<string, Json>; issues: FieldIssue[] };

/** The record that was typed, read as an import reads its cells: decimal commas, dates as people write them, names for codes. */
export function readForm(sheet: KindSheet, typed: Typed, code: string, context: ReadingContext): ReadForm {
  const issues: FieldIssue[] = [];
  const read = (columns: readonly SheetColumn[], place: number): Record<string, string> =>
    Object.fromEntries(
      columns.map((column) => {
        const field = fieldName(column, place);
        const text = (typed[field] ?? []).join(';');
        const cell = { text: column.type === 'list' ? text : (typed[field]?.[0] ?? ''), type: 'text' as const };
        const reading = readCell(cell, column, { ...context, kind: sheet.kind, choices: context.choicesOf(column), decimalMark: null });
        if ('problem' in reading) issues.push({ field, code: issueOf[reading.problem] ?? reading.problem, values: { ...reading.values } });
        return [column.child === null ? column.name : column.name.slice(column.child.length + 1), 'value' in reading ? reading.value : ''];
      }),
    );
  const own = read(
    sheet.columns.filter(({ child, name }) => child === null && name !== 'code'),
    0,
  );
  const record = recordOf(sheet, { ...own, code });
  if (sheet.children) {
    const { key } = sheet.children;
    const columns = sheet.columns.filter(({ child }) => child !== null);
    record[key] = filledPlaces(sheet, typed).map((place) =>
      recordOf(sheet.children as NonNullable<typeof sheet.children>, read(columns, place)),
    );
  }
  return { record: record as Record<string, Json>, issues };
}

/** The revision that a form was opened on; 0 for a new record and for what is no number. */
export const revisionOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);

/** More parts than any record has. */
const MOST_PARTS = 100;

/**
 * What a form says in the fields of the kind, without whatever else was sent; `issues` are texts that cannot be kept, told before
 * anything else reads them.
 */
export function ownTexts(sheet: KindSheet, typed: Typed): { texts: Typed; issues: FieldIssue[] } {
  const places = sheet.children ? partPlaces(typed, sheet.children.key) : [];
  const fields = sheet.columns.flatMap((column) => (column.child === null ? [0] : places).map((place) => fieldName(column, place)));
  const texts = Object.fromEntries(fields.flatMap((field) => (typed[field] ? [[field, typed[field]] as const] : [])));
  if (places.length > MOST_PARTS) return { texts: {}, issues: [{ field: '', code: 'too-many' }] };
  const issues = Object.entries(texts).flatMap(([field, values]): FieldIssue[] => {
    const text = values.join(';');
    if (text.length > LONGEST_TEXT) return [{ field, code: 'too-long' }];
    return 'problem' in cleaned(text) ? [{ field, code: 'characters' }] : [];
  });
  return { texts, issues };
}

/** The places in a list of parts in which something was written. */
function filledPlaces({ children, columns }: KindSheet, typed: Typed): number[] {
  const own = columns.filter(({ child, language }) => child !== null && language !== 'original');
  const isFilled = (place: number) => own.some((column) => (typed[fieldName(column, place)] ?? []).some((text) => text.trim() !== ''));
  return children ? partPlaces(typed, children.key).filter(isFilled) : [];
}

/** Words of a form for what a cell of an import is told at more length. */
const issueOf: Readonly<Record<string, string>> = {
  'not-a-number': 'decimal',
  'not-a-date': 'partial-date',
  'not-a-period': 'period',
  'not-a-code': 'code',
  'unknown-code': 'no-such',
  'control-character': 'characters',
  'broken-character': 'characters',
  'not-an-address': 'url',
};

/** The field that a path of the record's schema is about: `['words', 'vi']` of a target is `text_vi`. */
export function fieldOfPath(sheet: KindSheet, typed: Typed, path: readonly (string | number)[]): string {
  const [first = '', ...rest] = path.map(String);
  if (sheet.children?.key !== first) return fieldOfKey(sheet, null, first, rest[0], typed, 0);
  // The schema counts the parts that were filled in, the form those that it shows.
  const filled = filledPlaces(sheet, typed);
  const place = filled[Number(rest[0] ?? 0)] ?? 0;
  return fieldOfKey(sheet, first, rest[1] ?? sheet.columns.find(({ child }) => child === first)?.key ?? '', rest[2], typed, place);
}

function fieldOfKey(sheet: KindSheet, child: string | null, key: string, inner: string | undefined, typed: Typed, place: number): string {
  const columns = sheet.columns.filter((column) => column.child === child && column.key === key);
  const language = LOCALES.find((locale) => locale === inner);
  const original = columns.find((column) => column.language === 'original');
  const wanted = language ?? (original && typed[fieldName(original, place)]?.[0]);
  const column = columns.find((candidate) => candidate.language === wanted) ?? columns[0];
  // What the form does not show is wrong with the form as a whole.
  return column ? fieldName(column, place) : '';
}

const isObject = (value: unknown): value is { [key: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Marks of translations that no column holds, carried over to the words that were left as they were. */
export function carryMarks(before: Json | undefined, after: Json): Json {
  if (Array.isArray(after)) return after.map((item, index) => carryMarks(Array.isArray(before) ? before[index] : undefined, item));
  if (!isObject(after)) return after;
  const was = isObject(before) ? before : {};
  if (typeof after.original !== 'string') {
    return Object.fromEntries(Object.entries(after).map(([key, value]) => [key, carryMarks(was[key], value)]));
  }
  const kept = LOCALES.filter((locale) => after[locale] !== undefined && after[locale] === was[locale]);
  const basis = isObject(was.basis) ? Object.entries(was.basis).filter(([locale]) => kept.includes(locale as (typeof kept)[number])) : [];
  const machine = Array.isArray(was.machine) ? was.machine.filter((locale) => kept.includes(locale as (typeof kept)[number])) : [];
  return {
    ...after,
    ...(basis.length > 0 ? { basis: Object.fromEntries(basis) } : {}),
    ...(machine.length > 0 ? { machine } : {}),
  };
}
