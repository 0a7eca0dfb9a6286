import type { Column, Values } from './cells';
import { replies } from './fields';
import { seriesBreaks } from './figure-fields';
import { CONTENT_FILES, columnsOf, FIGURES, type Fields, NESTED_FILES, recordOf, valuesOf } from './files';

/** A column of the one table that a form, an import and an export share, the kind of that table and the key of the record it belongs to. */
export type SheetColumn = Column & { kind: string; key: string; child: string | null };
/** The table of one kind. A record with parts (`children`) takes one row a part; its own cells stand in the first of them. */
export type KindSheet = { kind: string; columns: readonly SheetColumn[]; fields: Fields; children: { key: string; fields: Fields } | null };

const keyed = (kind: string, fields: Fields, child: string | null): SheetColumn[] =>
  Object.entries(fields).flatMap(([key, field]) =>
    field.columns.map((column) => ({ ...column, kind, key, child, name: child === null ? column.name : `${child}_${column.name}` })),
  );

const sheet = (kind: string, fields: Fields, children: KindSheet['children'] = null): KindSheet => ({
  kind,
  fields,
  children,
  columns: [...keyed(kind, fields, null), ...(children ? keyed(kind, children.fields, children.key) : [])],
});

const SHEETS: readonly KindSheet[] = [
  ...[...CONTENT_FILES, FIGURES].map(({ kind, fields }) => sheet(kind, fields)),
  ...NESTED_FILES.map(({ records, children, key }) => sheet(records.kind, records.fields, { key, fields: children.fields })),
  sheet('reply', replies),
  sheet('series-break', seriesBreaks),
];
const byKind = new Map(SHEETS.map((entry) => [entry.kind, entry]));

/** The kinds that have a table: every kind of record, and `figure`. */
export const sheetKinds = (): string[] => [...byKind.keys()];

/** The table of that kind; an unknown kind is a programming error. */
export function sheetOf(kind: string): KindSheet {
  const found = byKind.get(kind);
  if (!found) throw new RangeError(`no table for the kind ${kind}`);
  return found;
}

const prefixed = (key: string, values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`${key}_${name}`, value]));

/** The rows of a record; cells that are not of the row are absent. */
export function rowsOf({ fields, children }: KindSheet, record: Readonly<Record<string, unknown>>): Values[] {
  const own = valuesOf({ fields }, record);
  if (!children) return [own];
  const [first, ...rest] = (record[children.key] as Record<string, unknown>[]).map((part) =>
    prefixed(children.key, valuesOf(children, part)),
  );
  return [{ ...own, ...first }, ...rest.map((part) => ({ code: own.code ?? '', ...part }))];
}

/** Whether a row continues the record of the row before it: it has the same code, and of its own cells no other. */
export function continues({ children, columns }: KindSheet, values: Values, before: Values | undefined): boolean {
  if (!children || before === undefined || !values.code || values.code !== before.code) return false;
  return columns.every(({ child, name }) => child !== null || name === 'code' || !values[name]);
}

/** The record of its rows: the inverse of `rowsOf`. */
export function recordOfRows({ fields, children }: KindSheet, rows: readonly Values[]): Record<string, unknown> {
  const own = recordOf({ fields }, rows[0] ?? {});
  if (!children) return own;
  const names = columnsOf(children).map(({ name }) => name);
  const parts = rows
    .map((row) => Object.fromEntries(names.map((name) => [name, row[`${children.key}_${name}`] ?? ''])))
    .filter((part) => Object.values(part).some((value) => value !== ''));
  return { ...own, [children.key]: parts.map((part) => recordOf(children, part)) };
}
