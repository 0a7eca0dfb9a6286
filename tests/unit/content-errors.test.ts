import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ContentInvalid, type ContentProblem } from '@/lib/publishing/content/read';
import { readContent } from '@/lib/publishing/content/records';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'portal-content-'));
  cpSync(path.join('prisma', 'content'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const linesOf = (file: string) => readFileSync(path.join(folder, file), 'utf8').trimEnd().split('\n');
const write = (file: string, lines: string[]) => writeFileSync(path.join(folder, file), `${lines.join('\n')}\n`);
const cellsOf = (line: string | undefined): string[] => parse(line ?? '')[0] ?? [];
const lineOf = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/** Puts a value into one cell; `line` counts from 1, as the errors do. */
function setCell(file: string, line: number, column: string, value: string): void {
  const lines = linesOf(file);
  const cells = cellsOf(lines[line - 1]);
  cells[cellsOf(lines[0]).indexOf(column)] = value;
  lines[line - 1] = lineOf(cells);
  write(file, lines);
}

/** Repeats a row at the end of its file with some cells changed; gives the line it stands on. */
function repeatRow(file: string, line: number, values: Record<string, string>): number {
  const lines = linesOf(file);
  const header = cellsOf(lines[0]);
  const cells = cellsOf(lines[line - 1]).map((cell, index) => values[header[index] ?? ''] ?? cell);
  write(file, [...lines, lineOf(cells)]);
  return lines.length + 1;
}

async function problems(): Promise<readonly ContentProblem[]> {
  const error = await readContent(folder).catch((caught: unknown) => caught);
  if (!(error instanceof ContentInvalid)) throw new Error(`expected mistakes to be named, got ${String(error)}`);
  return error.problems;
}

describe('a mistake in a content file is named by file, line, column and value, with its remedy', { timeout: 30_000 }, () => {
  test('the files as they are have none', async () => {
    expect((await readContent(folder)).records.length).toBeGreaterThan(1000);
  });

  const cells: [what: string, file: string, column: string, value: string, remedy: RegExp][] = [
    ['a code that is not a code', 'releases.csv', 'code', 'BCA 2022', /^write a code/],
    ['a period that does not exist', 'figures.csv', 'period', '2023-13', /^write a period/],
    ['a day where a period is asked for', 'figures.csv', 'period', '2023-12-28', /^write a period/],
    ['a number with a thousands separator', 'figures.csv', 'value', '1,928,311', /^write a number/],
    ['a date that does not exist', 'documents.csv', 'issued', '2022-02-30', /^write a date/],
    ['an address without http', 'sources.csv', 'url', 'www.chinhphu.vn', /^write a full address/],
    ['a word that is in no code list', 'indicators.csv', 'direction', 'upwards', /expected/i],
    ['a yes that is not a yes', 'sources.csv', 'translated', 'maybe', /expected/i],
    ['a topic that no file holds', 'indicators.csv', 'topic', 'no-such-topic', /^there is no topic with this code$/],
    ['a source that no file holds', 'figures.csv', 'source', 'no-such-source', /^there is no source with this code$/],
    ['a body that no file holds', 'task-facts.csv', 'organisation', 'no-such-body', /^there is no organisation with this code$/],
    ['a synonym without a second name', 'synonyms.csv', 'words', 'CNTT', /^write at least two names/],
    ['two names that a search takes for one', 'synonyms.csv', 'words', 'TT&TT;tt tt', /^a search takes two of these names for one/],
    ['a name that begins like a formula', 'synonyms.csv', 'words', '=CNTT;công nghệ thông tin', /^begin a name with a letter/],
    ['a language that the portal does not have', 'synonyms.csv', 'language', 'de', /expected/i],
    ['a predecessor that no file holds', 'area-successions.csv', 'predecessor', 'p63-99', /^there is no area with this code$/],
  ];
  test.each(cells)('%s', async (_, file, column, value, remedy) => {
    setCell(file, 3, column, value);
    expect(await problems()).toContainEqual({ file, line: 3, column, value, remedy: expect.stringMatching(remedy) });
  });

  test('a figure with a quote and no language of the quote', async () => {
    const line = linesOf('figures.csv').findIndex((row, index) => index > 0 && /,(vi|en|fr|ru),(high|medium|low),/.test(row)) + 1;
    setCell('figures.csv', line, 'quote_language', '');
    expect(await problems()).toEqual([
      { file: 'figures.csv', line, column: 'quote_language', value: '', remedy: expect.stringContaining('a quote needs its language') },
    ]);
  });

  test('another value for the same series, period, area and release names the line of the first', async () => {
    const line = repeatRow('figures.csv', 2, { value: '12345' });
    expect(await problems()).toEqual([
      {
        file: 'figures.csv',
        line,
        column: 'value',
        value: '12345',
        remedy: expect.stringMatching(/^line 2 gives .* write a conflict statement$/),
      },
    ]);
  });

  test('the same figure in another source is no mistake', async () => {
    const [other] = cellsOf(linesOf('sources.csv')[9]);
    repeatRow('figures.csv', 2, { source: other ?? '' });
    await expect(readContent(folder)).resolves.toBeDefined();
  });

  test('a code used twice names the line of the first', async () => {
    const line = repeatRow('topics.csv', 2, {});
    const [code] = cellsOf(linesOf('topics.csv')[1]);
    expect(await problems()).toContainEqual({ file: 'topics.csv', line, column: 'code', value: code, remedy: 'already used on line 2' });
  });

  test('a column of another name is both missing and unknown, on the first line', async () => {
    const lines = linesOf('targets.csv');
    write('targets.csv', [lines[0]?.replace('deadline', 'due') ?? '', ...lines.slice(1)]);
    expect(await problems()).toEqual([
      { file: 'targets.csv', line: 1, column: 'deadline', value: '', remedy: expect.stringContaining('missing from the header') },
      { file: 'targets.csv', line: 1, column: 'due', value: '', remedy: expect.stringContaining('not a column of this file') },
    ]);
  });

  test('a row with a cell too many', async () => {
    const lines = linesOf('topics.csv');
    lines[3] = `${lines[3]},extra`;
    write('topics.csv', lines);
    expect(await problems()).toEqual([
      expect.objectContaining({ file: 'topics.csv', line: 4, remedy: expect.stringMatching(/^has \d+ cells, the header has \d+$/) }),
    ]);
  });

  test('the line is that of the file, also after a cell that runs over several lines', async () => {
    setCell('documents.csv', 2, 'summary_vi', 'Dòng một\ndòng hai\ndòng ba');
    setCell('documents.csv', 6, 'issuer', 'no-such-body');
    expect(await problems()).toContainEqual(
      expect.objectContaining({ file: 'documents.csv', line: 6, column: 'issuer', value: 'no-such-body' }),
    );
  });

  test('mistakes in several rows and files are all named at once', async () => {
    setCell('figures.csv', 4, 'period', '2024-Q5');
    setCell('figures.csv', 7, 'confidence', 'sure');
    setCell('tasks.csv', 5, 'topic', 'no-such-topic');
    const found = (await problems()).map(({ file, line, column }) => `${file}:${line} ${column}`);
    expect(found).toEqual(expect.arrayContaining(['figures.csv:4 period', 'figures.csv:7 confidence', 'tasks.csv:5 topic']));
    expect(found).toHaveLength(3);
  });
});
