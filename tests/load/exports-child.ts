/** Writes one file to nowhere in a process of its own, and tells how long it took and how much memory it needed at its highest. */
import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { askedByPage, fileOf } from '@/lib/catalog/door';
import { copiedRows, endExports } from '@/lib/exports/copy-out';
import type { TableFile } from '@/lib/exports/file';
import { formatOf } from '@/lib/exports/formats';
import { exactRows } from '@/lib/exports/rows-sql';

const [how = '', query = ''] = process.argv.slice(2);
const numbers = new Set(['integer', 'decimal']);

/** The same rows with the same types, in the way its own pages show for files of any length. */
async function byExceljs({ table, asked }: TableFile): Promise<number> {
  let bytes = 0;
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      bytes += piece.length;
      done();
    },
  });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet('Rows', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(table.columns.map(({ id }) => id)).commit();
  for await (const rows of copiedRows(await exactRows(table, asked))) {
    for (const row of rows) {
      const cells = row.map((cell, index) => (cell !== null && numbers.has(table.columns[index]?.type ?? '') ? Number(cell) : cell));
      sheet.addRow(cells).commit();
    }
  }
  sheet.commit();
  await workbook.commit();
  return bytes;
}

async function byOurs(file: TableFile, extension: string): Promise<number> {
  let bytes = 0;
  const format = formatOf(extension);
  if (!format) throw new Error(`no format ${extension}`);
  for await (const piece of format.write(file)) bytes += piece.length;
  return bytes;
}

const asked = await askedByPage('/data/observations', new URLSearchParams(query));
const file = await fileOf(asked, 'en', how === 'exceljs' ? 'xlsx' : how);
const before = process.memoryUsage().rss;
const began = performance.now();
const bytes = how === 'exceljs' ? await byExceljs(file) : await byOurs(file, how);
const ms = performance.now() - began;
await endExports();
console.log(JSON.stringify({ ms, bytes, megabytes: (process.resourceUsage().maxRSS * 1024 - before) / 1e6 }));
process.exit(0);
