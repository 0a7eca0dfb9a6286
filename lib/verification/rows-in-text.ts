/**
 * The rows of a file of lines, from pieces of its bytes. In CSV a line's end inside quotes belongs to the cell; in lines of JSON there
 * is none. Marks that programs add when they save a file anew (a byte order mark, CRLF) are no part of a row.
 */
export async function* rowsInText(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, isCsv: boolean): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  /** The lines of a row whose end is not there yet. */
  let open: string[] = [];
  let isOpen = false;
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      open.push(line);
      if (isCsv && hasOddQuotes(line)) isOpen = !isOpen;
      if (isOpen) continue;
      yield open.join('\n').replace(/\r$/, '');
      open = [];
    }
  }
  const last = [...open, rest].join('\n');
  if (last !== '') yield last.replace(/\r$/, '');
}

/** A quote inside quotes is written twice, so an odd number of them opens or ends a cell. */
function hasOddQuotes(row: string): boolean {
  let isOpen = false;
  for (let at = row.indexOf('"'); at !== -1; at = row.indexOf('"', at + 1)) isOpen = !isOpen;
  return isOpen;
}

/**
 * The rows of `{ …, "rows": [ … ] }` as they stand in it, with every digit. A row holds no object, and a quote inside a text is
 * escaped, so `},{"` stands only between rows.
 */
export function rowsInJson(text: string): string[] {
  const start = text.indexOf('"rows":[');
  const body = start === -1 ? '' : text.slice(start + '"rows":['.length, text.lastIndexOf(']')).trim();
  if (body === '') return [];
  return body.split('},{"').map((row, at, all) => `${at === 0 ? '' : '{"'}${row}${at === all.length - 1 ? '' : '}'}`);
}
