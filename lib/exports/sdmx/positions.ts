import type { Component } from './flow';

/** Gives every value of one component its place in the list of the message, in the order in which they come. */
export type Positions = { of(value: string): number; values(): Iterable<string> };

/** Codes, periods and words: as many as there are, however many figures have them. */
function distinct(): Positions {
  const places = new Map<string, number>();
  return {
    of: (value) => {
      const known = places.get(value);
      if (known !== undefined) return known;
      places.set(value, places.size);
      return places.size - 1;
    },
    values: () => places.keys(),
  };
}

/** Numbers of which each stands at one figure: eight bytes each instead of an entry to find it by. */
function each(): Positions {
  const numbers: number[] = [];
  return {
    of: (value) => numbers.push(Number(value)) - 1,
    *values() {
      for (const number of numbers) yield String(number);
    },
  };
}

/** The number of a figure is its own; everything else is said of many. */
export const positionsOf = ({ column, role }: Component): Positions =>
  column.id === 'observation' && role === 'attribute' ? each() : distinct();
