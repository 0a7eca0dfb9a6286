/**
 * Where the tile of each unit of the list of 34 stands, as row and column: near its place, keeping 57 of 58 land borders.
 * Own work. Đồng Nai has one tile under two codes: a province until 29 April 2026, a city since.
 */
export const TILES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  'p34-04': [1, 5],
  'p34-12': [2, 2],
  'p34-15': [2, 3],
  'p34-08': [2, 4],
  'p34-19': [2, 5],
  'p34-20': [2, 6],
  'p34-11': [3, 1],
  'p34-14': [3, 2],
  'p34-25': [3, 3],
  'p34-01': [3, 4],
  'p34-24': [3, 5],
  'p34-22': [3, 6],
  'p34-38': [4, 3],
  'p34-37': [4, 4],
  'p34-33': [4, 5],
  'p34-31': [4, 6],
  'p34-40': [5, 3],
  'p34-42': [6, 4],
  'p34-44': [7, 4],
  'p34-46': [8, 5],
  'p34-48': [9, 6],
  'p34-51': [10, 6],
  'p34-52': [11, 6],
  'p34-66': [12, 6],
  'p34-75': [13, 4],
  'p34-75c': [13, 4],
  'p34-68': [13, 5],
  'p34-56': [13, 6],
  'p34-80': [14, 3],
  'p34-79': [14, 4],
  'p34-91': [15, 2],
  'p34-82': [15, 3],
  'p34-96': [16, 1],
  'p34-92': [16, 2],
  'p34-86': [16, 3],
};

/** The two archipelagos, always drawn with the map, and the unit each belongs to; on a phone they stand nearer the coast. */
export const ISLANDS = [
  { name: 'hoangSa', area: 'p34-48', at: [9, 8], atNarrow: [8, 6] },
  { name: 'truongSa', area: 'p34-56', at: [14, 8], atNarrow: [15, 6] },
] as const;
