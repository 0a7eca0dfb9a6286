import { type About, aboutFile, type FileWords } from '../about';
import { copiedRows } from '../copy-out';
import type { Format, TableFile } from '../file';
import { codesOf, namesIn } from '../names';
import { exactRows } from '../rows-sql';
import { type Column, type ColumnType, columnOf } from '../table';
import { booleanCell, type CellXml, dateCell, numberCell, textCell } from '../xlsx-cells';
import { type Rows, rowSheets, type ShownColumn } from '../xlsx-rows';
import { sheetName, type WrittenRow, type WrittenSheet, writtenWorkbook } from '../xlsx-write';

const asText: CellXml = (text) => textCell(text);
/** Periods, instants and days known only in part stay as they are written: a program would make another day of them. */
const cells: Partial<Record<ColumnType, CellXml>> = { integer: numberCell, decimal: numberCell, boolean: booleanCell, date: dateCell };
const widthOf = ({ type, language }: Column): number => (language !== undefined || type === 'text' ? 40 : 16);

/** What a column's codes mean, in the language of the address; undefined where they have no names. */
async function meanings(column: Column, file: TableFile): Promise<ReadonlyMap<string, string> | undefined> {
  if (column.type === 'list') return undefined;
  const related = column.refers === undefined ? undefined : file.related(column.refers);
  if (related) return namesIn(related, file);
  const named = file.words.codes(column).flatMap((code) => {
    const words = file.words.choice(column, code);
    return words ? [[code, words[file.locale]] as const] : [];
  });
  return named.length > 0 ? new Map(named) : undefined;
}

async function shown(file: TableFile, t: FileWords): Promise<ShownColumn[]> {
  const columns: ShownColumn[] = [];
  for (const [from, column] of file.table.columns.entries()) {
    const label = file.words.column(column)[file.locale];
    columns.push({ heading: label, from, width: widthOf(column), cell: cells[column.type] ?? asText });
    const named = await meanings(column, file);
    if (named) columns.push({ heading: t('nameOf', { column: label }), from, width: 32, cell: asText, named });
  }
  return columns;
}

const cellsOf = (texts: readonly string[], style: 'heading' | 'wrapped'): WrittenRow => ({ cells: texts.map((text) => ({ text, style })) });

function* aboutRows({ facts, columns }: About, t: FileWords): Generator<WrittenRow> {
  for (const [label, value] of facts) {
    yield {
      cells: [
        { text: label, style: 'heading' },
        { text: value, style: 'wrapped' },
      ],
    };
  }
  yield { cells: [] };
  yield cellsOf([t('column.id'), t('column.label'), t('column.holds')], 'heading');
  for (const { id, label, holds } of columns) yield cellsOf([id, label, holds], 'wrapped');
}

const CITED = ['code', 'title', 'publisher', 'published', 'url'] as const;

async function* sourceRows(codes: readonly string[], file: TableFile, t: FileWords): AsyncGenerator<WrittenRow> {
  yield cellsOf(
    CITED.map((name) => t(`source.${name}`)),
    'heading',
  );
  const sources = file.related('sources');
  if (!sources || codes.length === 0) return;
  const columns = CITED.map((name) => columnOf(sources, name));
  for await (const rows of copiedRows(await exactRows(sources, codesOf(file.asked, codes), columns))) {
    for (const row of rows)
      yield cellsOf(
        row.map((cell) => cell ?? ''),
        'wrapped',
      );
  }
}

/** The rows as they pass, with the codes of the sources they name put aside. */
async function* watched(batches: AsyncGenerator<Rows>, citing: readonly number[], cited: Set<string>): AsyncGenerator<Rows> {
  for await (const rows of batches) {
    for (const row of rows) for (const at of citing) for (const code of row[at]?.split(';') ?? []) cited.add(code);
    yield rows;
  }
}

async function* sheetsOf(file: TableFile): AsyncGenerator<WrittenSheet> {
  const { table, asked, words, locale } = file;
  const { about, t } = await aboutFile(file);
  const columns = await shown(file, t);
  const citing = table.columns.flatMap(({ refers }, index) => (refers === 'sources' ? [index] : []));
  const cited = new Set<string>();
  yield* rowSheets(sheetName(words.title[locale]), columns, watched(copiedRows(await exactRows(table, asked)), citing, cited));
  yield { name: t('sheet.about'), widths: [30, 40, 90], frozen: false, rows: aboutRows(about, t) };
  if (citing.length > 0) {
    yield { name: t('sheet.sources'), widths: [24, 70, 40, 14, 60], frozen: true, rows: sourceRows([...cited].sort(), file, t) };
  }
}

/**
 * A workbook: the rows with their types and the names of their codes, what there is to know of them, and the sources they cite. No program
 * calculates a cell that holds text, so texts stand as they are.
 */
export const xlsx: Format = {
  extension: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  isFor: () => true,
  isNeutral: false,
  isShown: false,
  isMetadata: false,
  write: (file) => writtenWorkbook(sheetsOf(file)),
};
