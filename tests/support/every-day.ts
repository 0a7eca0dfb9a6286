const isLong = process.env.TEST_LONG === '1';

/** Of several ways to do one thing: the first each day, all of them in the long run. */
export function everyDay<T>(cases: readonly T[]): readonly T[] {
  return isLong ? cases : cases.slice(0, 1);
}

/** Of many alike, each day every so-manieth of them, beginning with the one at `from`; all of them in the long run. */
export function sample<T>(cases: readonly T[], every: number, from = 0): readonly T[] {
  return isLong ? cases : cases.filter((_, index) => index % every === from % every);
}

/** For a property of which one case costs a tenth of a second or more: fewer cases each day, as many as any in the long run. */
export const costly = { numRuns: isLong ? 2000 : 50 };

/** How a page is worked; without scripts first, since that is what it promises. */
export const ways = everyDay([
  ['without scripts', false],
  ['with scripts', true],
] as const);
