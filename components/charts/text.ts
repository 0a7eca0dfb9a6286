/** Widths of Source Sans 3 in em, by kind of letter. An estimate that errs to the wide side. */
const widths: [RegExp, number][] = [
  [/[\s.,:;'’|!()[\]ijlI]/u, 0.28],
  [/[mwMWшщжюмыфШЩЖЮМЫФ%]/u, 0.82],
  [/[А-ЯЁ]/u, 0.66],
  [/[A-ZÀ-ÝĂĐƠƯẠ-Ỹ]/u, 0.6],
  [/[а-яё]/u, 0.565],
];

export function textWidth(text: string, size: number, isBold = false): number {
  let em = 0;
  for (const letter of text.normalize('NFC')) em += widths.find(([kind]) => kind.test(letter))?.[1] ?? 0.515;
  return em * size * (isBold ? 1.05 : 1);
}

/** Greedy lines of at most `width` by that measure; a word longer than that has a line of its own. */
export function linesWithin(text: string, width: number, widthOf: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export const wrapText = (text: string, width: number, size: number, isBold = false): string[] =>
  linesWithin(text, width, (line) => textWidth(line, size, isBold));
