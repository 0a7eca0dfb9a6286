import { readFile, stat } from 'node:fs/promises';
import { type DelimiterName, findDelimiter, readDelimited } from './delimited';
import { type Encoding, findEncoding } from './encoding';
import { MOST_FILE_BYTES } from './limits';
import { Notices } from './notices';
import { refusal } from './refusal';
import type { Notice, SheetRow } from './sheet-row';
import { readParts } from './xlsx-parts';
import { readSheetRows } from './xlsx-rows';
import { openZip } from './zip';

/** `notices` is complete once all rows were read. Rows may be read again from the first. */
export type Sheet = { name: string; hidden: boolean; rows(): AsyncGenerator<SheetRow>; notices(): Notice[] };
export type Workbook = {
  format: 'xlsx' | 'csv';
  /** Of a text file. */
  encoding: Encoding | null;
  delimiter: DelimiterName | null;
  sheets: readonly Sheet[];
  /** About the file as a whole. */
  notices: readonly Notice[];
};

const startsWith = (bytes: Buffer, ...signs: number[]) => signs.every((sign, at) => bytes[at] === sign);

/** Programs from before 2007 and protected workbooks share one container; a protected one has a part of this name. */
const protectedPart = Buffer.from('EncryptedPackage', 'utf16le');

/** Refuses, by their first bytes and never by their name, the kinds of file that are neither a workbook nor a table in text. */
function refuseOthers(bytes: Buffer): void {
  if (bytes.length === 0) throw refusal('empty');
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw refusal(bytes.includes(protectedPart) ? 'encrypted' : 'xls');
  if (startsWith(bytes, 0x09, 0x08) || startsWith(bytes, 0x09, 0x04)) throw refusal('xls');
  if (bytes.subarray(0, 1024).includes('%PDF-')) throw refusal('pdf');
  if (/^\s*<(!doctype|html|\?xml|table|meta)/i.test(bytes.toString('latin1', startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0, 1024)))
    throw refusal('html');
}

async function openXlsx(bytes: Buffer): Promise<Workbook> {
  const zip = openZip(bytes);
  if (zip.names[0] === 'mimetype' || zip.names.includes('META-INF/manifest.xml')) throw refusal('ods');
  if (!zip.names.includes('_rels/.rels')) throw refusal('no-workbook');
  const parts = await readParts(zip);
  const whole = new Notices(null);
  if (parts.macros) whole.add('macros', 'vbaProject');
  const sheets = parts.sheets.map((sheet) => {
    const notices = new Notices(sheet.name);
    if (sheet.hidden) notices.add('hidden-sheet', sheet.name);
    return {
      name: sheet.name,
      hidden: sheet.hidden,
      rows: () => readSheetRows(zip, sheet, parts, notices),
      notices: () => notices.list(),
    };
  });
  return { format: 'xlsx', encoding: null, delimiter: null, sheets, notices: whole.list() };
}

function openText(bytes: Buffer): Workbook {
  const found = findEncoding(bytes);
  const delimiter = findDelimiter(bytes, found);
  const whole = new Notices(null);
  whole.add('encoding', found.encoding);
  whole.add('delimiter', delimiter.name);
  const sheets = [{ name: '', hidden: false, rows: () => readDelimited(bytes, found, delimiter), notices: () => [] }];
  return { format: 'csv', encoding: found.encoding, delimiter: delimiter.name, sheets, notices: whole.list() };
}

/** Opens an uploaded file, given as bytes or by its path. Whatever cannot be read ends as `Invalid`, its codes those of `REFUSALS`. */
export async function openWorkbook(input: Uint8Array | string): Promise<Workbook> {
  const size = typeof input === 'string' ? (await stat(input)).size : input.length;
  if (size > MOST_FILE_BYTES) throw refusal('too-large');
  const bytes = typeof input === 'string' ? await readFile(input) : Buffer.from(input.buffer, input.byteOffset, input.length);
  refuseOthers(bytes);
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06) ? openXlsx(bytes) : openText(bytes);
}
