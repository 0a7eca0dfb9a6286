import { columnLetters } from './cell-address';
import { cellAt, escaped, STYLES, stylesXml, type TextStyle, textCell } from './xlsx-cells';
import { type PartToWrite, zipped } from './zip-write';

export type WrittenCell = string | { text: string; style: TextStyle };
/** `number` where rows do not follow one another. */
export type WrittenRow = { number?: number; cells: readonly (WrittenCell | undefined)[] };
/** Rows that are XML already: the cells of `xlsx-cells.ts` in elements with the right numbers. */
export type WrittenRows = { xml: string; count: number };
export type WrittenSheet = {
  name: string;
  widths: readonly number[];
  /** The first row stays in sight. */
  frozen: boolean;
  /** The headings offer to choose rows by their values. */
  filtered?: boolean;
  rows: AsyncIterable<WrittenRow | WrittenRows> | Iterable<WrittenRow | WrittenRows>;
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

/** A name that every program takes for a sheet: 31 characters, none that an address of a cell uses. */
export const sheetName = (name: string): string =>
  name
    .replace(/[[\]:*?/\\']/g, ' ')
    .slice(0, 31)
    .trim();

function rowXml({ cells }: WrittenRow, number: number): string {
  const xml = cells.map((cell, index) => {
    const { text, style } = typeof cell === 'object' ? cell : { text: cell ?? '', style: 'text' as const };
    return text === '' && style === 'text' ? '' : cellAt(`${columnLetters(index)}${number}`, textCell(text, style));
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
    if ('xml' in row) {
      number += row.count;
      yield row.xml;
    } else {
      number = row.number ?? number + 1;
      yield rowXml(row, number);
    }
  }
  const last = columnLetters(Math.max(sheet.widths.length - 1, 0));
  const all = `A1:${last}${Math.max(number, LAST_ROW)}`;
  yield `</sheetData>${sheet.filtered ? `<autoFilter ref="A1:${last}${number}"/>` : ''}${validations(sheet.offered ?? new Map())}<ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors>`;
  yield `${sheet.notes ? '<legacyDrawing r:id="rId1"/>' : ''}</worksheet>`;
}

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

const type = (name: string) => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;
const override = (part: string, name: string) => `<Override PartName="/xl/${part}" ContentType="${type(name)}"/>`;

function* partsOfSheet(sheet: WrittenSheet, number: number): Generator<PartToWrite> {
  yield { name: `xl/worksheets/sheet${number}.xml`, text: sheetXml(sheet) };
  if (!sheet.notes) return;
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

/** What says which sheets there are stands last: how many they are may show only while rows are written. */
async function* parts(sheets: Sheets): AsyncGenerator<PartToWrite> {
  const [overrides, entries, targets]: [string[], string[], string[]] = [[], [], []];
  let number = 0;
  for await (const sheet of sheets) {
    number += 1;
    overrides.push(override(`worksheets/sheet${number}.xml`, 'worksheet'));
    if (sheet.notes) overrides.push(override(`comments${number}.xml`, 'comments'));
    entries.push(`<sheet name="${escaped(sheetName(sheet.name))}" sheetId="${number}" r:id="rId${number}"/>`);
    targets.push(relation(`rId${number}`, 'worksheet', `worksheets/sheet${number}.xml`));
    yield* partsOfSheet(sheet, number);
  }
  yield { name: 'xl/styles.xml', text: [stylesXml(HEAD, NAMESPACE)] };
  yield {
    name: 'xl/workbook.xml',
    text: [`${HEAD}<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets>${entries.join('')}</sheets></workbook>`],
  };
  yield { name: 'xl/_rels/workbook.xml.rels', text: relations(...targets, relation('rIdStyles', 'styles', 'styles.xml')) };
  yield { name: '_rels/.rels', text: relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')) };
  yield {
    name: '[Content_Types].xml',
    text: [
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('workbook.xml', 'sheet.main')}${override('styles.xml', 'styles')}${overrides.join('')}</Types>`,
    ],
  };
}

type Sheets = AsyncIterable<WrittenSheet> | Iterable<WrittenSheet>;

/** A workbook, piece by piece; nothing of it is held but what its notes need. A sheet is asked for when the one before it is written. */
export const writtenWorkbook = (sheets: Sheets): AsyncGenerator<Buffer> => zipped(parts(sheets));
