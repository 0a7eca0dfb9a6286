import { copyOut } from '../copy-out';
import type { Format } from '../file';
import { textRows } from '../rows-sql';

/** RFC 4180 in UTF-8 without a mark, a decimal point always, as PostgreSQL writes it; nothing that a spreadsheet would calculate. */
export const csv: Format = {
  extension: 'csv',
  mediaType: 'text/csv; charset=utf-8; header=present',
  isFor: () => true,
  isNeutral: true,
  isShown: false,
  isMetadata: false,
  // Where an address has a question, programs find the metadata only by a link (CSV on the Web, 5.2).
  describedBy: { extension: 'csv-metadata.json', mediaType: 'application/csvm+json' },
  async *write({ table, asked }) {
    yield* copyOut(await textRows(table, asked), 'csv');
  },
};
