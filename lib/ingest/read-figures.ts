import type { ClientBase } from 'pg';
import { today } from '@/lib/clock';
import { type FigureRecord, figureSchema } from '@/lib/indicators/schema';
import { firstDay } from '@/lib/period';
import { recordOfRows, sheetOf } from '@/lib/publishing/columns/sheet';
import { CopyWriter } from './copy';
import type { Problem, ProblemList } from './problem';
import type { RowProblem, TableRow } from './read-rows';

/** Without these columns no row of figures can be read. */
export const FIGURE_COLUMNS = ['series', 'period', 'area', 'release', 'value', 'qualifier', 'status', 'source', 'confidence'];

/** The rows of the figures that are being read. */
export const READ = 'figure_read';

const table = sheetOf('figure');

/**
 * Puts the rows of a table of figures, typed, where the database can compare them with what is published: into a table of this
 * transaction alone, whose size the database learns before it is asked anything.
 */
export async function readFigures(
  db: ClientBase,
  rows: AsyncIterable<TableRow>,
  problems: ProblemList,
  problemOf: RowProblem,
  progress: (rows: number) => void,
): Promise<void> {
  await db.query(`CREATE TEMP TABLE ${READ} (LIKE import_figure) ON COMMIT DROP`);
  await db.query(`ALTER TABLE ${READ} DROP COLUMN import_id`);
  const writer = new CopyWriter(db, READ, [
    'row',
    'series_code',
    'period',
    'area_code',
    'release_code',
    'value',
    'qualifier',
    'status',
    'note',
    'source_code',
    'quote',
    'quote_language',
    'confidence',
  ]);
  const day = today();
  let count = 0;
  for await (const row of rows) {
    const { figure, found } = figureOf(row, problemOf, day);
    if (found.length > 0) await problems.add(...found);
    if (figure) {
      await writer.add([
        row.row,
        figure.series,
        figure.period,
        figure.area,
        figure.release,
        figure.value,
        figure.qualifier,
        figure.status,
        figure.note === null ? null : JSON.stringify(figure.note),
        figure.source,
        figure.quote,
        figure.quoteLanguage,
        figure.confidence,
      ]);
    }
    progress(++count);
  }
  await writer.flush();
  await db.query(`ANALYZE ${READ}`);
}

function figureOf(row: TableRow, problemOf: RowProblem, day: string): { figure: FigureRecord | null; found: Problem[] } {
  const parsed = figureSchema.safeParse(recordOfRows(table, [row.values]));
  const found = parsed.success ? [...row.problems] : [...row.problems, ...schemaProblems(row, parsed.error.issues, problemOf)];
  if (parsed.success && parsed.data.status !== 'forecast' && firstDay(parsed.data.period) > day) {
    found.push(problemOf(row, 'period', 'period-not-begun', { period: parsed.data.period }));
  }
  return { figure: parsed.success && found.length === 0 ? parsed.data : null, found };
}

type SchemaIssue = { path: PropertyKey[]; message: string };

/** What the schema of the record finds wrong, at the column of the field; a cell that was told already is not told again. */
export function schemaProblems(row: TableRow, issues: readonly SchemaIssue[], problemOf: RowProblem, of = table): Problem[] {
  const told = new Set(row.problems.map(({ field }) => field));
  const found: Problem[] = [];
  for (const { path, message } of issues) {
    const [key = '', ...rest] = path.map(String);
    const inside = of.columns.filter((column) => column.key === key || column.child === key);
    const column = inside.find(({ child, key: own, language }) => (child === null ? language === rest[0] : own === rest[1])) ?? inside[0];
    if (column === undefined || told.has(column.name)) continue;
    told.add(column.name);
    found.push(problemOf(row, column.name, ruleNamed(message) ?? (inside.every(({ name }) => !row.values[name]) ? 'missing' : 'other')));
  }
  return found;
}

/** Rules of the schemas have names; what zod says of itself is no name. */
const ruleNamed = (message: string): string | null => (/^[a-z]+(-[a-z]+)*$/.test(message) ? message : null);
