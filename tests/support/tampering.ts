import { type ClientBase, escapeLiteral } from 'pg';
import { KINDS } from '@/lib/publishing/kinds';

type Row = Record<string, string | number | null>;
/** A statement that alters one value of one row by one character or one unit, and how the finding must name it. */
export type Tampering = { table: string; ofKey: boolean; statement: string; row: string; field: string | null };

/** People, and work that is on its way: nothing of it is published. Releases of the archive have a signature of their own. */
const unpublished = [
  'search_entry',
  'search_facets',
  'search_text',
  'search_word',
  'account_user',
  'account_session',
  'account_credential',
  'account_verification',
  'account_second_factor',
  'sign_in_attempt',
  'membership',
  'invitation',
  'responsibility',
  'api_token',
  'api_request',
  'audit_entry',
  'change_set_step',
  'change_comment',
  'form_draft',
  'held_form',
  'stored_file',
  'import',
  'import_problem',
  'import_record',
  'import_figure',
  'link_check',
  'archive_release',
  'archive_file',
  'archive_table',
  'archive_key',
];

/** Published tables with their columns, but for those that the database derives. */
async function columnsOf(client: ClientBase): Promise<{ table: string; column: string; type: string; key: boolean }[]> {
  const { rows } = await client.query(
    `SELECT t.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type, coalesce(a.attnum = ANY (i.indkey::int[]), false) AS key
       FROM pg_class t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND a.attgenerated = ''
       JOIN pg_index i ON i.indrelid = t.oid AND i.indisprimary
      WHERE t.relnamespace = 'public'::regnamespace AND t.relname <> ALL ($1) ORDER BY t.relname, a.attnum`,
    [['_prisma_migrations', 'actor', ...unpublished]],
  );
  return rows;
}

/** The number of a citation, and the beginning, the handing in and the plan of a change set: the log does not say them. */
const unsaid = ['citation.id', 'change_set.publish_at', 'change_set.created_at', 'change_set.submitted_at'];

/** How one character or one unit of a value becomes another, by the column's type; what stood empty is filled. */
function altered(column: string, type: string): string {
  const c = `"${column}"`;
  const ways: Record<string, string> = {
    text: `coalesce(CASE WHEN ${c} ~ '^\\d{4}' THEN overlay(${c} PLACING CASE left(${c}, 1) WHEN '1' THEN '2' ELSE '1' END FROM 1 FOR 1)
      ELSE left(${c}, -1) || '~' END, '~')`,
    jsonb: `coalesce(jsonb_set(${c}, ARRAY[${c} ->> 'original'], to_jsonb(left(${c} ->> (${c} ->> 'original'), -1) || '~')), '{"original":"vi","vi":"a"}')`,
    boolean: `NOT ${c}`,
    'timestamp with time zone': `coalesce(${c}, now()) + interval '1 millisecond'`,
    date: `coalesce(${c}, '2020-01-01') + 1`,
    'text[]': `coalesce(${c}, '{}') || 'a'::text`,
  };
  return ways[type] ?? `coalesce(${c}, 0) + 100000`;
}

const recordName = (kind: string, r: Row, code = r.code, revision = r.revision) => `${kind} ${code}, revision ${revision}`;
const kindTables = KINDS.flatMap(({ kind, table, identity }): [string, (r: Row) => string][] => [
  [table, (r) => recordName(kind, r)],
  ...(identity ? [[identity, (r: Row) => `code ${r.code} of ${kind}`] as [string, (r: Row) => string]] : []),
]);
/** How a finding names a row of each table. */
const names = new Map<string, (r: Row) => string>([
  ...kindTables,
  ['conflict_statement', (r) => `${recordName('conflict', r, r.conflict_code, r.conflict_revision)}, statements ${r.side}`],
  [
    'platform_users',
    (r) => `${recordName('platform', r, r.platform_code, r.platform_revision)}, users ${r.period} ${r.measure} ${r.source_code}`,
  ],
  ['link', (r) => `${recordName(String(r.from_kind), r, r.from_code, r.from_revision)}, link ${r.role} ${r.position}`],
  ['observation', (r) => `figure series ${r.series_code}, period ${r.period}, area ${r.area_code}, release ${r.release_code}`],
  ['citation', (r) => `citation of source ${r.source_code}, `],
  ['current_observation', (r) => `current figure series ${r.series_code}, period ${r.period}, area ${r.area_code}`],
  ['change_set', (r) => `change set ${r.number}`],
  ['change', (r) => `change ${r.kind}/${r.code} of change set ${r.change_set_number}`],
  ['staged_figure', (r) => `staged figures of change set ${r.change_set_number}`],
  ['publication_log', (r) => `edition ${r.edition}: log entry`],
]);
/** Rows whose hash or digest says that they were altered, not their field; and columns by which a row is found. */
const nameRowOnly = [
  'change',
  'staged_figure',
  'publication_log',
  'observation.id',
  'observation.edition',
  'citation.observation_id',
  'change_set.edition',
];

/** One alteration for each column, each of another row of its table as far as there are rows. */
export async function tamperings(client: ClientBase): Promise<Tampering[]> {
  const all = await columnsOf(client);
  const taken = new Map<string, number>();
  const made: Tampering[] = [];
  for (const { table, column, type, key } of all) {
    if (unsaid.includes(`${table}.${column}`)) continue;
    const list = `${table} ${key}`;
    const place = taken.get(list) ?? 0;
    taken.set(list, place + 1);
    const keys = all.filter((other) => other.table === table && other.key).map((other) => other.column);
    const { rows } = await client.query<{ row: Row }>(
      `SELECT to_jsonb(t) AS row FROM "${table}" t ORDER BY ("${column}" IS NULL), ${keys.map((one) => `"${one}" DESC`).join(', ')}
       OFFSET $1 % greatest((SELECT count("${column}") FROM "${table}"), 1) LIMIT 1`,
      [place],
    );
    const name = names.get(table);
    const row = rows[0]?.row;
    if (!name || !row) throw new Error(`${table}: ${name ? 'no row to alter' : 'no name for its rows'}`);
    const where = keys.map((one) => `"${one}" = ${escapeLiteral(String(row[one]))}`).join(' AND ');
    const rowOnly = [table, `${table}.${column}`].some((one) => nameRowOnly.includes(one)) || name({ ...row, [column]: '?' }) !== name(row);
    made.push({
      table,
      ofKey: key,
      statement: `UPDATE "${table}" SET "${column}" = ${altered(column, type)} WHERE ${where}`,
      row: `${table}.${column}` === 'change_set.edition' ? `edition ${row.edition}: change set` : name(row),
      field: rowOnly ? null : column,
    });
  }
  return made;
}
