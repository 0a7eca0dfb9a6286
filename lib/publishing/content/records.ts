import type { z } from 'zod';
import { figureSchema } from '@/lib/indicators/schema';
import { CONTENT_FILES, columnsOf, FIGURES, NESTED_FILES, type NestedFiles, recordOf } from '../columns/files';
import { referenceOf } from '../difference';
import type { StagedFigure } from '../figures';
import { kindNamed } from '../kinds';
import { ContentInvalid, type ContentProblem, type ContentRow, readContentFile } from './read';

export type ContentRecord = { kind: string; record: { code: string }; row: ContentRow };
export type Content = { records: ContentRecord[]; figures: StagedFigure[] };

/** What to write instead, by the code of a broken rule. Zod's own messages serve where a rule has no code. */
const REMEDY: Readonly<Record<string, string>> = {
  code: 'write a code: lower-case letters, digits and single hyphens',
  'partial-date': 'write a date as exact as known: 2024, 2024-Q3, 2024-07 or 2024-07-18',
  period: 'write a period: 2023, 2024-S1, 2024-Q2 or 2024-06',
  decimal: 'write a number with a decimal point and no thousands separator',
  'quote-language': 'a quote needs its language, and a language its quote',
  comparator: 'a number needs a comparator, and a comparator its number',
  url: 'write a full address beginning with http:// or https://',
  'too-few': 'write at least two names, joined by ;',
  'too-many': 'write fewer names',
  'too-long': 'write fewer letters',
  double: 'a search takes two of these names for one: leave one of them out',
  'plain-name': 'begin a name with a letter or a digit',
};

/** Record keys whose column has another name in the files. */
const COLUMN: Readonly<Record<string, string>> = { words: 'text', starts: 'start', ends: 'end' };
const columnOf = (key: string) => COLUMN[key] ?? key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Reads and checks every content file. Throws ContentInvalid with all mistakes, each by file, line and column. */
export async function readContent(directory: string): Promise<Content> {
  const problems: ContentProblem[] = [];
  const records: ContentRecord[] = [];
  for (const content of CONTENT_FILES) {
    for (const row of await readContentFile(directory, content.file, columnsOf(content))) {
      const checked = check(kindNamed(content.kind).schema, recordOf(content, row.values), row, problems);
      if (checked) records.push({ kind: content.kind, record: checked, row });
    }
  }
  for (const nested of NESTED_FILES) records.push(...(await readNested(directory, nested, problems)));
  const figures: StagedFigure[] = [];
  const figureRows: ContentRow[] = [];
  for (const row of await readContentFile(directory, FIGURES.file, columnsOf(FIGURES))) {
    const checked = check(figureSchema, recordOf(FIGURES, row.values), row, problems);
    if (!checked) continue;
    figures.push({ ...checked, nature: 'new' });
    figureRows.push(row);
  }
  problems.push(...repeated(records), ...twoValues(figures, figureRows), ...dangling(records, figures, figureRows));
  if (problems.length > 0) throw new ContentInvalid(problems);
  return { records, figures };
}

/** Records of which a part stands in a file of its own, one row each, joined by the code of the record. */
async function readNested(
  directory: string,
  { records, children, key }: NestedFiles,
  problems: ContentProblem[],
): Promise<ContentRecord[]> {
  const { kind } = records;
  const parts = await readContentFile(directory, children.file, [{ name: kind, type: 'code' }, ...columnsOf(children)]);
  const rows = await readContentFile(directory, records.file, columnsOf(records));
  const codes = new Set(rows.map(({ values }) => values.code));
  for (const { file, line, values } of parts) {
    const value = values[kind] ?? '';
    if (!codes.has(value)) problems.push({ file, line, column: kind, value, remedy: `there is no ${kind} with this code` });
  }
  return rows.flatMap((row) => {
    const own = parts.filter(({ values }) => values[kind] === row.values.code).map(({ values }) => recordOf(children, values));
    const record = check(kindNamed(kind).schema, { ...recordOf(records, row.values), [key]: own }, row, problems);
    return record ? [{ kind, record, row }] : [];
  });
}

function check<T>(schema: z.ZodType<T>, value: unknown, row: ContentRow, problems: ContentProblem[]): T | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const key = String(issue.path[0] ?? 'code');
    const column = columnOf(key);
    const name = [key, column, `${column}_vi`].find((candidate) => candidate in row.values) ?? column;
    problems.push({
      file: row.file,
      line: row.line,
      column: name,
      value: row.values[name] ?? '',
      remedy: REMEDY[issue.message] ?? issue.message,
    });
  }
  return undefined;
}

/** Codes are permanent: one record each. */
function repeated(records: ContentRecord[]): ContentProblem[] {
  const first = new Map<string, ContentRow>();
  return records.flatMap(({ kind, record, row }) => {
    const key = `${kind}/${record.code}`;
    const earlier = first.get(key);
    if (!earlier) first.set(key, row);
    return earlier
      ? [{ file: row.file, line: row.line, column: 'code', value: record.code, remedy: `already used on line ${earlier.line}` }]
      : [];
  });
}

/** Another value for the same series, period, area and release is a conflict, never a second figure. */
function twoValues(figures: StagedFigure[], rows: ContentRow[]): ContentProblem[] {
  const first = new Map<string, number>();
  return figures.flatMap((f, index) => {
    const key = [f.series, f.period, f.area, f.release].join(' ');
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    const other = earlier === undefined ? undefined : figures[earlier];
    if (!other || (other.value === f.value && other.qualifier === f.qualifier && other.status === f.status)) return [];
    const row = rows[index] as ContentRow;
    return [
      {
        file: row.file,
        line: row.line,
        column: 'value',
        value: f.value,
        remedy: `line ${rows[earlier as number]?.line} gives ${other.value} for the same release: write a conflict statement`,
      },
    ];
  });
}

/** Codes that no record of the files carries. */
function dangling(records: ContentRecord[], figures: StagedFigure[], figureRows: ContentRow[]): ContentProblem[] {
  const known = new Set(records.map(({ kind, record }) => `${kind}/${record.code}`));
  const missing = (kind: string, record: Record<string, unknown>, row: ContentRow) =>
    Object.entries(record).flatMap(([key, value]) => {
      const target = referenceOf(kind, key);
      if (target === null) return [];
      return [value]
        .flat()
        .filter((to): to is string => typeof to === 'string' && !known.has(`${target}/${to}`))
        .map((to) => ({
          file: row.file,
          line: row.line,
          column: columnOf(key),
          value: to,
          remedy: `there is no ${target} with this code`,
        }));
    });
  return [
    ...records.flatMap(({ kind, record, row }) => missing(kind, record, row)),
    ...figures.flatMap((f, index) => missing('figure', f, figureRows[index] as ContentRow)),
  ];
}
