import type { ClientBase } from 'pg';
import { keptOf } from '@/lib/publishing/ownership';
import type { ProblemList } from './problem';
import { READ } from './read-figures';
import type { RowProblem } from './read-rows';

/** The rows that a check picks out: each with the words of its problem. */
type Check = { field: string; code: string; severity: 'error' | 'warning'; sql: string };
type Found = { row: number; value: string; values: Record<string, string> | null };

const key = 'f.series_code, f.period, f.area_code, f.release_code';
const open = `o.superseded_at IS NULL AND o.nature <> 'withdrawal'`;
/** How long a period is, as its text shows: years have four letters, the others a mark. */
const grain = (column: string) => `CASE length(${column}) WHEN 4 THEN 'year' ELSE translate(substr(${column}, 6, 1), 'SQ01', 'SQMM') END`;

/** In the order in which they are told; a row that one check refused is not looked at by the next. */
const checks: readonly Check[] = [
  {
    field: 'area',
    code: 'other-area-scheme',
    severity: 'error',
    sql: `SELECT f.row, f.area_code AS value, jsonb_build_object('series', f.series_code) AS values FROM ${READ} f
            JOIN series_revision s ON s.code = f.series_code AND s.superseded_at IS NULL
            JOIN area_revision a ON a.code = f.area_code AND a.superseded_at IS NULL
           WHERE f.outcome IS NULL AND a.scheme <> s.area_scheme AND a.kind <> 'country'`,
  },
  {
    field: 'value',
    code: 'two-values',
    severity: 'error',
    sql: `SELECT row, value::text, jsonb_build_object('row', other::text) AS values
            FROM (SELECT row, value, CASE WHEN differs THEN first ELSE min(row) FILTER (WHERE differs) OVER (PARTITION BY place) END AS other
                    FROM (SELECT f.row, f.value, first_value(f.row) OVER same AS first, ROW (${key}) AS place,
                                 ROW (f.value, f.qualifier, f.status, f.note) IS DISTINCT FROM first_value(ROW (f.value, f.qualifier, f.status, f.note)) OVER same AS differs
                            FROM ${READ} f WHERE f.outcome IS NULL
                          WINDOW same AS (PARTITION BY ${key} ORDER BY f.row)) f) f
           WHERE other IS NOT NULL`,
  },
  {
    field: 'source',
    code: 'repeated-row',
    severity: 'error',
    sql: `SELECT row, source_code AS value, jsonb_build_object('row', first::text) AS values
            FROM (SELECT f.row, f.source_code, min(f.row) OVER (PARTITION BY ${key}, f.source_code) AS first FROM ${READ} f
                   WHERE f.outcome IS NULL) f WHERE row <> first`,
  },
  {
    field: 'period',
    code: 'other-precision',
    severity: 'warning',
    // Told at the first row of each series: it is one question, however many rows it is about.
    sql: `SELECT f.row, f.period AS value, jsonb_build_object('example', k.example) AS values
            FROM (SELECT DISTINCT ON (series_code, grain) row, series_code, period, grain
                    FROM (SELECT row, series_code, period, ${grain('period')} AS grain FROM ${READ} WHERE outcome IS NULL) g
                   ORDER BY series_code, grain, row) f
           CROSS JOIN LATERAL (SELECT array_agg(DISTINCT ${grain('o.period')}) AS grains, max(o.period) AS example FROM observation o
                   WHERE o.series_code = f.series_code AND ${open}) k
           WHERE NOT f.grain = ANY (k.grains)`,
  },
];

type Checked = { importId: string; organisation: string; changeSet: number | null; problems: ProblemList; problemOf: RowProblem };

/** Compares the rows with one another and with the record: which contradict, whose they are, what is there already. Keeps them. */
export async function checkFigures(db: ClientBase, checked: Checked): Promise<void> {
  await refuseOthers(db, checked);
  for (const { sql, ...check } of checks) {
    const { rows } = await db.query<Found>(`${sql} ORDER BY 1`);
    await tell(db, checked, check, rows);
  }
  await classify(db, checked.importId);
}

async function tell(db: ClientBase, { problems, problemOf }: Checked, check: Omit<Check, 'sql'>, rows: readonly Found[]): Promise<void> {
  const { field, code, severity } = check;
  for (const { row, value, values } of rows) {
    await problems.add(problemOf({ row, texts: { [field]: value } }, field, code, values ?? {}, severity));
  }
  if (severity === 'warning' || rows.length === 0) return;
  await db.query(`UPDATE ${READ} SET outcome = 'refused' WHERE row = ANY($1::int[])`, [rows.map(({ row }) => row)]);
}

/** Figures of a series that the body does not keep. */
async function refuseOthers(db: ClientBase, checked: Checked): Promise<void> {
  const { rows: named } = await db.query<{ code: string }>(`SELECT DISTINCT series_code AS code FROM ${READ}`);
  const claimed = named.map(({ code }) => ({ code, record: { series: code } }));
  const kept = await keptOf(db, checked.organisation, 'figure', claimed, checked.changeSet);
  const strange = named.filter(({ code }) => !kept.has(code)).map(({ code }) => code);
  if (strange.length === 0) return;
  const { rows } = await db.query<Found>(`SELECT row, series_code AS value FROM ${READ} WHERE series_code = ANY($1) ORDER BY row`, [
    strange,
  ]);
  await tell(db, checked, { field: 'series', code: 'not-yours', severity: 'error' }, rows);
}

const columns =
  'row, series_code, period, area_code, release_code, value, qualifier, status, note, source_code, quote, quote_language, confidence';
const own = columns.replaceAll(/\b(?=\w)/g, 'f.');
const sameFigure = '(o.value, o.qualifier, o.status, o.note) IS NOT DISTINCT FROM (f.value, f.qualifier, f.status, f.note)';

/**
 * What each row would do. A figure that stands with another value for the same release is corrected; one that only gains a source,
 * or whose source says more, is recorded again.
 */
async function classify(db: ClientBase, importId: string): Promise<void> {
  await db.query(
    `INSERT INTO import_figure (import_id, ${columns}, outcome, nature)
     SELECT $1, ${own},
            CASE WHEN f.outcome IS NOT NULL THEN f.outcome WHEN o.id IS NULL THEN 'new'
                 WHEN c.id IS NOT NULL AND ${sameFigure} THEN 'unchanged' ELSE 'changed' END,
            CASE WHEN f.outcome IS NOT NULL THEN NULL WHEN o.id IS NULL THEN 'new'
                 WHEN (o.value, o.qualifier, o.status) = (f.value, f.qualifier, f.status) THEN 'revision' ELSE 'correction' END
       FROM ${READ} f
       LEFT JOIN observation o ON (o.series_code, o.period, o.area_code, o.release_code) = (${key}) AND ${open}
       LEFT JOIN citation c ON c.observation_id = o.id AND c.source_code = f.source_code AND c.confidence = f.confidence
            AND (c.quote, c.quote_language) IS NOT DISTINCT FROM (f.quote, f.quote_language)`,
    [importId],
  );
}
