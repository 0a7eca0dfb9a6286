import { copyOut } from '../copy-out';
import type { Format } from '../file';
import { jsonRows } from '../rows-sql';

/** One JSON object a line: numbers with every digit, lists as arrays, nothing for what is not known but null. */
export const ndjson: Format = {
  extension: 'ndjson',
  mediaType: 'application/x-ndjson; charset=utf-8',
  isFor: () => true,
  isNeutral: true,
  isShown: false,
  isMetadata: false,
  async *write({ table, asked }) {
    yield* copyOut(await jsonRows(table, asked), 'json');
  },
};
