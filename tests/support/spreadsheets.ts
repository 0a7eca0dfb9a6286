import { zipped } from '@/lib/exports/zip-write';
import { openWorkbook, type Sheet } from '@/lib/ingest/workbook';

export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const relations = (...entries: [id: string, type: string, target: string][]) =>
  `<Relationships>${entries.map(([id, type, target]) => `<Relationship Id="${id}" Type="http://x/${type}" Target="${target}"/>`).join('')}</Relationships>`;

/** The parts of a small workbook; `sheet` is what stands in its worksheet. */
export const workbookParts = (sheet: string): Record<string, string> => ({
  '_rels/.rels': relations(['rId1', 'officeDocument', 'xl/workbook.xml']),
  'xl/_rels/workbook.xml.rels': relations(['rId1', 'worksheet', 'worksheets/sheet1.xml']),
  'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/worksheets/sheet1.xml': `<worksheet>${sheet}</worksheet>`,
});

export const zipOf = (parts: Readonly<Record<string, string | Iterable<string>>>): Promise<Buffer> =>
  bytesOf(zipped(Object.entries(parts).map(([name, text]) => ({ name, text: typeof text === 'string' ? [text] : text }))));

export const workbookOf = (sheet: string): Promise<Buffer> => zipOf(workbookParts(sheet));

/** The texts of a sheet by row and column letter. */
export async function textsOf(sheet: Sheet): Promise<Record<number, Record<string, string>>> {
  const rows: Record<number, Record<string, string>> = {};
  for await (const { row, cells } of sheet.rows()) rows[row] = Object.fromEntries(cells.map(({ column, text }) => [column, text]));
  return rows;
}

/** Reads every row of every sheet; gives their number. */
export async function readAll(input: Uint8Array | string): Promise<number> {
  let rows = 0;
  for (const sheet of (await openWorkbook(input)).sheets) for await (const _ of sheet.rows()) rows++;
  return rows;
}
