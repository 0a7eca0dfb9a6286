/** The suffixes under which a page can be had as data, in the order of the download menu; `formats.ts` says how each is written. */
export const EXTENSIONS = [
  'xlsx',
  'csv',
  'zip',
  'json',
  'ndjson',
  'parquet',
  'sdmx-csv',
  'sdmx-json',
  'sdmx-ml',
  'datapackage.json',
  'csv-metadata.json',
] as const;
export type Extension = (typeof EXTENSIONS)[number];
