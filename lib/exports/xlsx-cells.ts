import { columnLetters } from './cell-address';

/** How many digits after the point have a format of their own; more are shown as the program sees fit. */
const MOST_PLACES = 12;
/**
 * How a cell looks. Text is text: no program turns `2024-06` into a date or drops the zero of 18.30. After these come the numbers, by the
 * digits after their point.
 */
export const STYLES = { plain: 0, text: 1, heading: 2, wrapped: 3, wrong: 4, date: 5 } as const;
const FIRST_NUMBER = 6;
export type TextStyle = Exclude<keyof typeof STYLES, 'plain' | 'date'>;
/** What a cell takes at most; one letter more and the file counts as broken. */
const MOST_CHARACTERS = 32_767;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
const special = /[&<>"_\u0000-\u001f\u007f-\u009f\ud800-\udfff\ufffe\uffff]/;

/** Signs that XML cannot hold are written by their number, as spreadsheet programs do. */
export const escaped = (text: string): string =>
  special.test(text)
    ? text
        .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
        .replace(/(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, hexadecimal)
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/>/g, '&gt;')
        .replace(/"/g, '&quot;')
    : text;
const hexadecimal = (sign: string) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

const shortened = (text: string): string =>
  text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS - 1).toWellFormed()}…` : text;

/** What a cell is, to stand behind its address: cells of one value differ in nothing else. */
export type CellXml = (text: string) => string;

/** A cell at an address such as `B7`. */
export const cellAt = (at: string, cell: string): string => `<c r="${at}"${cell}`;

/** Spaces that a reader of XML would drop or join. */
const spaced = /^\s|\s$|\s\s|[\n\t]/;

export const textCell = (text: string, style: TextStyle = 'text'): string =>
  ` s="${STYLES[style]}" t="inlineStr"><is><t${spaced.test(text) ? ' xml:space="preserve"' : ''}>${escaped(shortened(text))}</t></is></c>`;

/** Fifteen digits are what a double holds whatever they are; a number of more that it does not hold is text, so that none is lost. */
export function numberCell(text: string): string {
  const digits = /^-?0*(\d*)(?:\.(\d+))?$/.exec(text);
  const [whole, places] = [digits?.[1] ?? '', digits?.[2] ?? ''];
  if (!digits || (whole.length + places.length > 15 && String(Number(text)) !== text)) return textCell(text);
  const style = places.length > MOST_PLACES ? STYLES.plain : FIRST_NUMBER + places.length;
  return ` s="${style}"><v>${text}</v></c>`;
}

export const booleanCell: CellXml = (text) => ` t="b"><v>${text === 'true' ? 1 : 0}</v></c>`;

/** Spreadsheet programs count days from a 1900 that they take for a leap year: from March of it on they are right. */
const FIRST_DAY = Date.UTC(1899, 11, 30);
const FIRST_RIGHT = '1900-03-01';
export function dateCell(text: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= FIRST_RIGHT ? (Date.parse(text) - FIRST_DAY) / 86_400_000 : Number.NaN;
  return Number.isInteger(day) ? ` s="${STYLES.date}"><v>${day}</v></c>` : textCell(text);
}

/** The letters of the first columns: an address is made for every cell. */
export const lettersOf = (columns: number): string[] => Array.from({ length: columns }, (_, index) => columnLetters(index));

const FIRST_FORMAT = 164;
const numberFormats = ['yyyy-mm-dd', ...Array.from({ length: MOST_PLACES + 1 }, (_, n) => (n === 0 ? '0' : `0.${'0'.repeat(n)}`))];
const format = (number: number, more = '', inside = '') =>
  `<xf numFmtId="${number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}${inside === '' ? '/>' : `>${inside}</xf>`}`;

export const stylesXml = (head: string, namespace: string): string =>
  [
    `${head}<styleSheet xmlns="${namespace}">`,
    `<numFmts count="${numberFormats.length}">`,
    ...numberFormats.map((code, index) => `<numFmt numFmtId="${FIRST_FORMAT + index}" formatCode="${code}"/>`),
    '</numFmts>',
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
    '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    '<fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill></fills>',
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
    `<cellXfs count="${FIRST_NUMBER - 1 + numberFormats.length}">`,
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
    format(49),
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>',
    format(49, ' applyAlignment="1"', '<alignment vertical="top" wrapText="1"/>'),
    '<xf numFmtId="49" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>',
    ...numberFormats.map((_, index) => format(FIRST_FORMAT + index)),
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
  ].join('');
