/** Of several ways to do one thing: the first each day, all of them in the long run. */
export function everyDay<T>(cases: readonly T[]): readonly T[] {
  return process.env.TEST_LONG === '1' ? cases : cases.slice(0, 1);
}

/** How a page is worked; without scripts first, since that is what it promises. */
export const ways = everyDay([
  ['without scripts', false],
  ['with scripts', true],
] as const);
