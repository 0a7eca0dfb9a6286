/** The suffixes under which a page can be had as data, in the order of the download menu; `formats.ts` says how each is written. */
export const EXTENSIONS = ['csv', 'json', 'ndjson'] as const;
export type Extension = (typeof EXTENSIONS)[number];
