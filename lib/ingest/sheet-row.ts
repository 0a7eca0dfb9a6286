/** One filled cell. `text` of a number, a date or a flag is exact whatever the language of the program that wrote it. */
export type Cell = {
  row: number;
  column: string;
  text: string;
  /** `number`: a decimal with a point. `date`: `2024-07-18`, or as exact as it is shown. `flag`: TRUE or FALSE. `error`: no value. */
  type: 'text' | 'number' | 'date' | 'flag' | 'error';
  formula: boolean;
};
/** A row with at least one filled cell, numbered as a spreadsheet program numbers it. */
export type SheetRow = { row: number; hidden: boolean; cells: readonly Cell[] };

/** What an editor should know about a file that is read all the same; the words are in `ingest.notice`. */
export type NoticeCode =
  | 'encoding'
  | 'delimiter'
  | 'hidden-sheet'
  | 'hidden-row'
  | 'hidden-column'
  | 'merged-cells'
  | 'formula'
  | 'more-digits-than-shown'
  | 'macros';
/** `places` are the first of `count`: names of sheets, numbers of rows, letters of columns, ranges, cells, or the encoding. */
export type Notice = { code: NoticeCode; sheet: string | null; count: number; places: readonly string[] };
