/** What a file may weigh. Everything beyond is refused before it costs memory; the figures editors send are far below. */

/** A sheet of 100,000 rows and 14 columns weighs 6 to 10 MB; what is larger is a picture album or an attack. */
export const MOST_FILE_BYTES = 20_000_000;
/** Counted while the parts are inflated: the sizes a zip declares about itself are not believed. */
export const MOST_INFLATED_BYTES = 300_000_000;
/** Real sheets inflate to 10 to 40 times their size; deflate can reach 1,032. */
export const MOST_INFLATION = 250;
/** Small parts of equal rows inflate more than that and harm nobody. */
export const RATIO_COUNTS_FROM = 10_000_000;
/** The parts of a workbook of 50 sheets with their pictures and notes. */
export const MOST_PARTS = 2000;
/** Twice the largest table the portal foresees. */
export const MOST_ROWS = 200_000;
/** The widest table of the portal has fewer than 60 columns. */
export const MOST_COLUMNS = 200;
/** What a spreadsheet program itself allows in one cell. */
export const MOST_CELL_CHARACTERS = 32_767;
export const MOST_SHEETS = 50;
/** What a spreadsheet program allows: beyond it a row number is no row number. */
export const LAST_ROW_NUMBER = 1_048_576;
/** The texts of a workbook that are kept aside and named by number, held while its sheets are read. */
export const MOST_SHARED_BYTES = 100_000_000;
/** One tag of a sheet is a few dozen characters. */
export const MOST_TAG_CHARACTERS = 100_000;
/** Small parts that are read whole: the list of sheets, styles, relations. */
export const MOST_SMALL_PART_BYTES = 20_000_000;
/** Beyond this number one entry of a kind stands for all: nobody reads more. */
export const MOST_NAMED = 100;
