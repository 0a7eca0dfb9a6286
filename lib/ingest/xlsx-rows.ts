import { columnLetters, columnNumber } from '@/lib/exports/cell-address';
import { LAST_ROW_NUMBER, MOST_CELL_CHARACTERS, MOST_COLUMNS, MOST_ROWS } from './limits';
import type { Notices } from './notices';
import { type NumberFormat, shownDate, shownNumber } from './number-format';
import { refusal } from './refusal';
import type { Cell, SheetRow } from './sheet-row';
import { unescaped, type XlsxParts, type XlsxSheet } from './xlsx-parts';
import { type Attributes, textOf, type XmlHandlers, XmlReader } from './xml';
import type { Zip } from './zip';

const isSet = (value: string | undefined) => value === '1' || value === 'true';
const isHidden = (attributes: Attributes, size: string) => isSet(attributes.hidden) || Number(attributes[size] ?? 1) === 0;

type Open = { column: number; type: string; format: NumberFormat | undefined; formula: boolean; valued: boolean; words: string };

/** Gathers the rows of one sheet as its XML comes: cells, and what a reader of the cells alone would not see. */
class RowReader implements XmlHandlers {
  rows: SheetRow[] = [];
  private number = 0;
  private hidden = false;
  private cells: Cell[] = [];
  private cell: Open | null = null;
  private inWords = false;
  private inReading = false;
  private filled = 0;
  private readonly hiddenColumns: { from: number; to: number; told: Set<number> }[] = [];

  constructor(
    private readonly sheet: string,
    private readonly parts: XlsxParts,
    private readonly notices: Notices,
  ) {}

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'v' || name === 't') this.inWords = this.cell !== null && !this.inReading;
    else if (name === 'f' && this.cell) this.cell.formula = true;
    else if (name === 'rPh') this.inReading = true;
    else if (name === 'col' && isHidden(attributes, 'width')) {
      this.hiddenColumns.push({ from: Number(attributes.min) - 1, to: Number(attributes.max) - 1, told: new Set() });
    } else if (name === 'mergeCell') this.notices.add('merged-cells', attributes.ref ?? '');
  }

  text(piece: string): void {
    if (!this.inWords || !this.cell) return;
    this.cell.words += piece;
    this.cell.valued = true;
    if (this.cell.words.length > MOST_CELL_CHARACTERS * 8) throw this.tooLong(this.cell.column);
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.inWords = false;
    else if (name === 'rPh') this.inReading = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
  }

  private openRow(attributes: Attributes): void {
    const number = attributes.r === undefined ? this.number + 1 : Number(attributes.r);
    if (!Number.isInteger(number) || number <= this.number || number > LAST_ROW_NUMBER) throw refusal('damaged', this.sheet);
    this.number = number;
    this.hidden = isHidden(attributes, 'ht');
    this.cells = [];
    this.cell = null;
    this.next = 0;
  }

  private next = 0;

  private openCell({ r, t, s }: Attributes): void {
    const place = r === undefined ? null : /^([A-Z]{1,3})(\d+)$/.exec(r);
    if (this.number === 0 || (r !== undefined && (!place || Number(place[2]) !== this.number))) throw refusal('damaged', this.sheet);
    const column = place ? columnNumber(place[1] ?? '') : this.next;
    if (column < this.next) throw refusal('damaged', this.sheet, this.number);
    this.next = column + 1;
    const format = s === undefined ? undefined : this.parts.formats[Number(s)];
    this.cell = { column, type: t ?? 'n', format, formula: false, valued: false, words: '' };
  }

  private closeCell(): void {
    const { cell } = this;
    this.cell = null;
    if (!cell || !(cell.valued || cell.formula)) return;
    const column = columnLetters(cell.column);
    const value = this.valueOf(cell, `${column}${this.number}`);
    if (value.text === '' && !cell.formula) return;
    if (cell.column >= MOST_COLUMNS) throw refusal('too-many-columns', this.sheet, this.number, column);
    if (value.text.length > MOST_CELL_CHARACTERS) throw this.tooLong(cell.column);
    if (cell.formula) this.notices.add('formula', `${column}${this.number}`);
    this.tellHidden(cell.column);
    this.cells.push({ row: this.number, column, formula: cell.formula, ...value });
  }

  /** A formula whose value was never worked out has none here: nothing is calculated. */
  private valueOf({ type, format, words, valued }: Open, place: string): Pick<Cell, 'text' | 'type'> {
    if (!valued) return { text: '', type: 'error' };
    if (type === 's') {
      const text = this.parts.texts.get(Number(words));
      if (text === undefined) throw refusal('damaged', this.sheet, this.number);
      return { text, type: 'text' };
    }
    if (type === 'str' || type === 'inlineStr') return { text: unescaped(words), type: 'text' };
    if (type === 'b') return { text: isSet(words.trim()) ? 'TRUE' : 'FALSE', type: 'flag' };
    if (type === 'd') return { text: words.trim().replace(/T00:00(:00(\.0+)?)?Z?$/, ''), type: 'date' };
    if (type === 'e') return { text: words, type: 'error' };
    if (format?.date) {
      const text = shownDate(words, format.date, this.parts.since1904);
      return text === null ? { text: words, type: 'error' } : { text, type: 'date' };
    }
    const number = shownNumber(words, format ?? { date: null, percent: false, decimals: null, width: 0 });
    if (!number) throw refusal('damaged', this.sheet, this.number);
    if (number.hides) this.notices.add('more-digits-than-shown', place);
    return { text: number.text, type: 'number' };
  }

  private closeRow(): void {
    if (this.cells.length === 0) return;
    this.filled++;
    if (this.filled > MOST_ROWS) throw refusal('too-many-rows', this.sheet);
    if (this.hidden) this.notices.add('hidden-row', String(this.number));
    this.rows.push({ row: this.number, hidden: this.hidden, cells: this.cells });
    this.cells = [];
  }

  private tellHidden(column: number): void {
    for (const { from, to, told } of this.hiddenColumns) {
      if (column < from || column > to || told.has(column)) continue;
      told.add(column);
      this.notices.add('hidden-column', columnLetters(column));
    }
  }

  private tooLong(column: number) {
    return refusal('cell-too-long', this.sheet, this.number, columnLetters(column));
  }
}

/** The filled rows of a sheet, in order. Its notices are complete once the last row was read. */
export async function* readSheetRows(zip: Zip, sheet: XlsxSheet, parts: XlsxParts, notices: Notices): AsyncGenerator<SheetRow> {
  notices.clear();
  if (sheet.hidden) notices.add('hidden-sheet', sheet.name);
  const rows = new RowReader(sheet.name, parts, notices);
  const reader = new XmlReader(rows);
  for await (const text of textOf(zip.read(sheet.part))) {
    reader.feed(text);
    const ready = rows.rows;
    rows.rows = [];
    yield* ready;
  }
  reader.end();
}
