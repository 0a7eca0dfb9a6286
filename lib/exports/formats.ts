import { EXTENSIONS, type Extension } from './extensions';
import type { Format } from './file';
import { csv } from './formats/csv';
import { csvw } from './formats/csvw';
import { datapackage } from './formats/datapackage';
import { json } from './formats/json';
import { ndjson } from './formats/ndjson';
import { parquet } from './formats/parquet';
import { sdmxCsv } from './formats/sdmx-csv';
import { sdmxJson } from './formats/sdmx-json';
import { sdmxMl } from './formats/sdmx-ml';
import { xlsx } from './formats/xlsx';
import { zip } from './formats/zip';
import type { Table } from './table';

/** How each suffix is written. A new one is a file and a line here and in `extensions.ts`. */
const byExtension: Readonly<Record<Extension, Format>> = {
  xlsx,
  csv,
  zip,
  json,
  ndjson,
  parquet,
  'datapackage.json': datapackage,
  'csv-metadata.json': csvw,
  'sdmx-csv': sdmxCsv,
  'sdmx-json': sdmxJson,
  'sdmx-ml': sdmxMl,
};

/** Every format, in the order of the download menu. */
export const FORMATS: readonly Format[] = EXTENSIONS.map((extension) => byExtension[extension]);

export const formatOf = (extension: string): Format | undefined => FORMATS.find((format) => format.extension === extension);

/** The formats in which a table can be had. */
export const formatsOf = (table: Table): Format[] => FORMATS.filter((format) => format.isFor(table));
