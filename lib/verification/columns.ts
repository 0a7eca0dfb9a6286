import type { ClientBase } from 'pg';

/** A column; `derivation` is the expression of one that the database derives from others. */
export type Column = { name: string; type: string; derivation: string | null };
export type Table = { columns: Column[]; key: string[] };

/** What the tables are made of, asked of the database itself; throws when one of them is not there. */
export async function readTables(db: ClientBase, names: readonly string[]): Promise<ReadonlyMap<string, Table>> {
  const { rows } = await db.query<Table & { name: string }>(
    `SELECT t.relname AS name,
            (SELECT jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, NULL), 'derivation',
                      CASE WHEN a.attgenerated <> '' THEN pg_get_expr(d.adbin, d.adrelid) END) ORDER BY a.attnum)
               FROM pg_attribute a LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
              WHERE a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped) AS columns,
            (SELECT coalesce(jsonb_agg(a.attname ORDER BY array_position(i.indkey::int[], a.attnum::int)), '[]')
               FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey::int[])
              WHERE i.indrelid = t.oid AND i.indisprimary) AS key
       FROM pg_class t WHERE t.relnamespace = current_schema()::regnamespace AND t.relname = ANY ($1)`,
    [names],
  );
  const missing = names.filter((name) => !rows.some((row) => row.name === name));
  if (missing.length > 0) throw new Error(`The database lacks ${missing.join(', ')}: its migrations are pending. Run "npm run migrate".`);
  return new Map(rows.map(({ name, columns, key }) => [name, { columns, key }]));
}

/** SQL for a row as JSON, with exact decimals as text and without the columns that the database derives. */
export function rowAsJson(table: Table | undefined, alias: string): string {
  const columns = table?.columns ?? [];
  const named = (some: Column[]) => some.map(({ name }) => `'${name}'`).join(', ');
  const decimals = columns.filter(({ type }) => type === 'numeric').map(({ name }) => `'${name}', ${alias}."${name}"::text`);
  const derived = named(columns.filter(({ derivation }) => derivation !== null));
  return `(to_jsonb(${alias}) || jsonb_build_object(${decimals.join(', ')})) - ARRAY[${derived}]::text[]`;
}
