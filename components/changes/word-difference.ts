/** Words with the part that differs marked. */
export type MarkedWords = { head: string; changed: string; tail: string };

const wordsOf = (text: string): string[] => text.split(/(?<=\s)/);

/** What two wordings share at their start and end, word by word, and what stands between in each. */
export function wordDifference(before: string, after: string): { before: MarkedWords; after: MarkedWords } {
  const [was, is] = [wordsOf(before), wordsOf(after)];
  const same = (a: string | undefined, b: string | undefined) => a?.trimEnd() === b?.trimEnd();
  const most = Math.min(was.length, is.length);
  let start = 0;
  while (start < most && same(was[start], is[start])) start += 1;
  let end = 0;
  while (end < most - start && same(was.at(-1 - end), is.at(-1 - end))) end += 1;
  // The space after the last word that differs is not marked.
  const cut = (words: readonly string[]): MarkedWords => {
    const changed = words.slice(start, words.length - end).join('');
    const tail = words.slice(words.length - end).join('');
    return { head: words.slice(0, start).join(''), changed: changed.trimEnd(), tail: changed.slice(changed.trimEnd().length) + tail };
  };
  return { before: cut(was), after: cut(is) };
}
