import pg from 'pg';
import type { Prisma } from '@/lib/db/generated/client';

/** A value as SQL writes it. Only COPY needs this: it takes no parameters. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (Array.isArray(value)) return value.length === 0 ? `'{}'` : `ARRAY[${value.map(literal).join(', ')}]`;
  switch (typeof value) {
    case 'string':
      return pg.escapeLiteral(value);
    case 'number':
    case 'bigint':
      return String(value);
    case 'boolean':
      return value ? 'TRUE' : 'FALSE';
    default:
      throw new TypeError(`no literal for ${typeof value}`);
  }
}

/** The statement with its values written into it, each escaped as PostgreSQL's own client does. */
export const sqlText = ({ strings, values }: Prisma.Sql): string =>
  strings.reduce((text, part, index) => text + part + (index < values.length ? literal(values[index]) : ''), '');
