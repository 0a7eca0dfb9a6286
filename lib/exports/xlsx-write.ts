import { columnLetters } from './cell-address';
import { type PartToWrite, zipped } from './zip-write';

/** Every cell is text and formatted as text: no program turns `2024-06` into a date or drops the zero of 18.30. */
const STYLES = { text: 1, heading: 2, wrapped: 3, wrong: 4 } as const;
export type WrittenCell = string | { text: string; style: keyof typeof STYLES };
/** `number` where rows do not follow one another. */
export type WrittenRow = { number?: number; cells: readonly (WrittenCell | undefined)[] };
export type WrittenSheet = {
  name: string;
  widths: readonly number[];
  /** The first row stays in sight. */
  frozen: boolean;
  rows: AsyncIterable<WrittenRow> | Iterable<WrittenRow>;
  /** Codes offered in a column, by its number. */
  offered?: ReadonlyMap<number, readonly string[]>;
  /** Notes on cells, asked for once the rows were written. */
  notes?: () => readonly { row: number; column: number; text: string }[];
};

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The longest list of codes that a spreadsheet program offers in a cell. */
const MOST_OFFERED = 250;
const LAST_ROW = 200_001;

const special = /[&<>"_\p{Cc}\p{Cs}\ufffe\uffff]/u;

/** Signs that XML cannot hold are written by their number, as spreadsheet programs do. */
const escaped = (text: string): string =>
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

/** A name that every program takes for a sheet: 31 characters, none that an address of a cell uses. */
export const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)
    .trim();

function rowXml({ cells }: WrittenRow, number: number): string {
  const xml = cells.map((cell, index) => {
    const { text, style } = typeof cell === 'object' ? cell : { text: cell ?? '', style: 'text' as const };
    if (text === '' && style === 'text') return '';
    const value = text === '' ? '' : `<is><t xml:space="preserve">${escaped(text)}</t></is>`;
    return `<c r="${columnLetters(index)}${number}" s="${STYLES[style]}" t="inlineStr">${value || '<is><t/></is>'}</c>`;
  });
  return `<row r="${number}">${xml.join('')}</row>`;
}

function validations(offered: ReadonlyMap<number, readonly string[]>): string {
  const entries = [...offered].flatMap(([column, codes]) => {
    const list = codes.join(',');
    if (list.length > MOST_OFFERED || codes.some((code) => code.includes(','))) return [];
    const range = `${columnLetters(column)}2:${columnLetters(column)}${LAST_ROW}`;
    return [`<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>"${escaped(list)}"</formula1></dataValidation>`];
  });
  return entries.length === 0 ? '' : `<dataValidations count="${entries.length}">${entries.join('')}</dataValidations>`;
}

async function* sheetXml(sheet: WrittenSheet): AsyncGenerator<string> {
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const columns = sheet.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" style="${STYLES.text}" customWidth="1"/>`,
  );
  yield `${HEAD}<worksheet xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheetViews><sheetView workbookViewId="0">${sheet.frozen ? pane : ''}</sheetView></sheetViews>`;
  yield `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`;
  let number = 0;
  for await (const row of sheet.rows) {
    number = row.number ?? number + 1;
    yield rowXml(row, number);
  }
  const all = `A1:${columnLetters(Math.max(sheet.widths.length - 1, 0))}${LAST_ROW}`;
  yield `</sheetData>${validations(sheet.offered ?? new Map())}<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors>`;
  yield `${sheet.notes ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`;
}

const stylesXml = `${HEAD}<styleSheet xmlns="${NAMESPACE}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

type Notes = ReturnType<NonNullable<WrittenSheet['notes']>>;

function* commentsXml(notes: Notes): Generator<string> {
  yield `${HEAD}<comments xmlns="${NAMESPACE}"><authors><author/></authors><commentList>`;
  for (const { row, column, text } of notes) {
    yield `<comment ref="${columnLetters(column)}${row}" authorId="0"><text><t xml:space="preserve">${escaped(text)}</t></text></comment>`;
  }
  yield '</commentList></comments>';
}

/** Spreadsheet programs show a note in a box that only this older drawing language places. */
function* boxesXml(notes: Notes): Generator<string> {
  yield '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';
  for (const [index, { row, column }] of notes.entries()) {
    const anchor = [column + 1, 15, row - 1, 2, column + 4, 15, row + 4, 4].join(', ');
    yield `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`;
  }
  yield '</xml>';
}

const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
const relations = (...entries: string[]) => [`${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`];

function* parts(sheets: readonly WrittenSheet[]): Generator<PartToWrite> {
  const type = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;
  const override = (part: string, name: string) => `<Override PartName="/xl/${part}" ContentType="${type(name)}"/>`;
  const overrides = sheets.flatMap((sheet, index) => [
    override(`worksheets/sheet${index + 1}.xml`, 'worksheet'),
    ...(sheet.notes ? [override(`comments${index + 1}.xml`, 'comments')] : []),
  ]);
  yield {
    name: '[Content_Types].xml',
    text: [
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${overrides.join('')}</Types>`,
    ],
  };
  yield { name: '_rels/.rels', text: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) };
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  yield {
    name: 'xl/workbook.xml',
    text: [`${HEAD}<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets>${entries.join('')}</sheets></workbook>`],
  };
  yield {
    name: 'xl/_rels/workbook.xml.rels',
    text: relations(
      ...sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)),
      relation('rIdStyles', 'styles', 'styles.xml'),
    ),
  };
  yield { name: 'xl/styles.xml', text: [stylesXml] };
  for (const [index, sheet] of sheets.entries()) {
    const number = index + 1;
    yield { name: `xl/worksheets/sheet${number}.xml`, text: sheetXml(sheet) };
    if (!sheet.notes) continue;
    yield {
      name: `xl/worksheets/_rels/sheet${number}.xml.rels`,
      text: relations(
        relation('rId1', 'vmlDrawing', `../drawings/vmlDrawing${number}.vml`),
        relation('rId2', 'comments', `../comments${number}.xml`),
      ),
    };
    yield { name: `xl/comments${number}.xml`, text: commentsXml(sheet.notes()) };
    yield { name: `xl/drawings/vmlDrawing${number}.vml`, text: boxesXml(sheet.notes()) };
  }
}

/** A workbook of text, piece by piece; nothing of it is held but what its notes need. */
export const writtenWorkbook = (sheets: readonly WrittenSheet[]): AsyncGenerator<Buffer> => zipped(parts(sheets));
