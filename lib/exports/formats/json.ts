import { copyOut } from '../copy-out';
import type { Format } from '../file';
import { jsonRows } from '../rows-sql';
import { described } from './described';

const NEWLINE = 0x0a;
const COMMA = 0x2c;

/** The rows with what has to be known of them: `{ "table": …, "rows": [ … ] }`. */
export const json: Format = {
  extension: 'json',
  mediaType: 'application/json; charset=utf-8',
  isFor: () => true,
  isNeutral: false,
  isShown: true,
  isMetadata: false,
  async *write(file) {
    // First, so that what cannot be asked is refused before anything is sent.
    const rows = await jsonRows(file.table, file.asked);
    const head = JSON.stringify(described(file));
    yield Buffer.from(`${head.slice(0, -1)},"rows":[\n`);
    let held: Buffer | null = null;
    for await (const piece of copyOut(rows, 'json')) {
      if (held) yield withCommas(held);
      held = piece;
    }
    // After the last row there is no comma: a line's end inside a piece is always followed by another row.
    if (held) yield Buffer.concat([withCommas(held.subarray(0, -1)), Buffer.from('\n')]);
    yield Buffer.from(']}\n');
  },
};

/** Lines of JSON hold no newline of their own, so each one ends a row: it becomes a comma. */
function withCommas(lines: Buffer): Buffer {
  const joined = Buffer.from(lines);
  for (let at = joined.indexOf(NEWLINE); at !== -1; at = joined.indexOf(NEWLINE, at + 1)) joined[at] = COMMA;
  return joined;
}
