import 'server-only';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { TABLES } from '@/lib/catalog/tables';
import { type Counts, comparing } from './compare';
import { keepFile } from './hashing';
import type { Manifest, ReleaseFile } from './manifest';
import { DIFFERENCES, folderOf, LINES } from './place';

/** What became of a table since the release before; null where there is none to compare with. */
export type TableCounts = { table: string; rows: number; added: number | null; changed: number | null; removed: number | null };

const uncompared = { added: null, changed: null, removed: null };
const same: Counts = { added: 0, changed: 0, removed: 0 };

/** Compares the tables with those of the release before, counts, and keeps which rows they were as a file of the release. */
export async function keepDifferences(
  folder: string,
  before: Manifest | null,
  files: readonly ReleaseFile[],
): Promise<{ counts: TableCounts[]; file: ReleaseFile | null }> {
  const tables = files.filter(({ format, table }) => format === 'csv' && table !== undefined);
  const plain = tables.map(({ table = '', rows = 0 }) => ({ table, rows, ...uncompared }));
  // The files of the release before may have been removed, or lost.
  if (!before || !existsSync(path.join(folderOf(before.release), 'tables'))) return { counts: plain, file: null };

  const earlier = new Map(before.files.map((file) => [file.path, file.sha256]));
  const counts: TableCounts[] = [];
  const { lines, ...hashed } = await comparing((compare) => {
    async function* changedRows(): AsyncGenerator<Buffer> {
      for (const { table: id = '', rows = 0, path: name, sha256 } of tables) {
        const table = TABLES.find((one) => one.id === id);
        const was = earlier.get(name);
        if (!table || was === undefined) counts.push({ table: id, rows, ...uncompared });
        else if (was === sha256) counts.push({ table: id, rows, ...same });
        else {
          const comparison = await compare(table, path.join(folderOf(before?.release ?? 0), name), path.join(folder, name));
          counts.push({ table: id, rows, ...(comparison?.counts ?? uncompared) });
          for await (const row of comparison?.rows ?? []) yield Buffer.from(`${JSON.stringify(row)}\n`);
        }
      }
    }
    return keepFile(path.join(folder, DIFFERENCES), changedRows());
  });
  return { counts, file: { path: DIFFERENCES, format: 'ndjson', mediaType: LINES, ...hashed, rows: lines } };
}
