import { Prisma } from '@/lib/db/generated/client';
import { copyOut } from '../copy-out';
import { AGENCY, VERSION } from './concepts';
import { componentsOf } from './flow';
import { cellsOf } from './layout';
import type { Message } from './message';
import { hasEnvelope, messageRows } from './rows';

/** SDMX-CSV 2.0 says what to do with each row by a letter. */
const letters = Prisma.sql`CASE r."action" WHEN 'Append' THEN 'A' WHEN 'Replace' THEN 'R' WHEN 'Delete' THEN 'D' ELSE 'I' END`;

/** SDMX-CSV, 2.0 or 1.0: a row for each figure, always with its whole key; every attribute of the structure has its column. */
export async function csvRows(message: Message, version: '1.0' | '2.0'): Promise<Prisma.Sql> {
  const { flow, layout } = message;
  const shown = new Set(cellsOf(layout, flow.measure));
  const components = componentsOf(flow).filter((component) => shown.has(component));
  const rows = await messageRows(message, components, { guarded: true });
  const name = `${AGENCY}:${flow.id}(${VERSION})`;
  const action = hasEnvelope(flow.table.columns) ? letters : Prisma.sql`'I'`;
  const envelope =
    version === '1.0'
      ? Prisma.sql`${name} AS "DATAFLOW"`
      : Prisma.sql`'dataflow' AS "STRUCTURE", ${name} AS "STRUCTURE_ID", ${action} AS "ACTION"`;
  const cells = components.map(({ id }) => Prisma.raw(`r."${id}"`));
  return Prisma.sql`SELECT ${envelope}, ${Prisma.join(cells, ', ')} FROM (${rows}) r`;
}

export async function* csvData(message: Message, version: '1.0' | '2.0'): AsyncGenerator<Buffer> {
  yield* copyOut(await csvRows(message, version), 'csv');
}
