import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import type { Column } from '../columns/cells';

export type ContentRow = { file: string; line: number; values: Readonly<Record<string, string>> };

/** A mistake in a content file, exact enough to mend it: file, line, column, value and what is expected. */
export type ContentProblem = { file: string; line: number; column: string; value: string; remedy: string };

export class ContentInvalid extends Error {
  override name = 'ContentInvalid';
  constructor(readonly problems: readonly ContentProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line} ${p.column} ${JSON.stringify(p.value)}: ${p.remedy}`).join('\n'));
  }
}

/** Rows of one content file, in file order, with the line each begins on. Cells are trimmed and in Unicode NFC. */
export async function readContentFile(directory: string, file: string, columns: readonly Column[]): Promise<ContentRow[]> {
  const text = await readFile(path.join(directory, file), 'utf8');
  const records = parse(text, { bom: true, info: true, relax_column_count: true, skip_empty_lines: true }) as unknown as {
    record: string[];
    info: { lines: number };
  }[];
  const [header, ...rows] = records;
  const names = header?.record.map((name) => name.trim()) ?? [];
  const known = columns.map(({ name }) => name);
  const problems = [
    ...columns
      .filter(({ name, optional }) => !optional && !names.includes(name))
      .map(({ name }) => ({ column: name, remedy: 'this column is missing from the header' })),
    ...names
      .filter((name) => !known.includes(name))
      .map((column) => ({ column, remedy: `not a column of this file; known: ${known.join(', ')}` })),
  ].map((problem) => ({ file, line: 1, value: '', ...problem }));
  let line = (header?.info.lines ?? 1) + 1;
  const read = rows.map(({ record, info }) => {
    const start = line;
    line = info.lines + 1;
    if (record.length !== names.length) {
      problems.push({
        file,
        line: start,
        column: '',
        value: record.join(','),
        remedy: `has ${record.length} cells, the header has ${names.length}`,
      });
    }
    return { file, line: start, values: Object.fromEntries(names.map((name, i) => [name, (record[i] ?? '').trim().normalize('NFC')])) };
  });
  if (problems.length > 0) throw new ContentInvalid(problems);
  return read;
}
