import type { Format } from '../file';
import { csvData } from '../sdmx/csv';
import { wholeMessage } from '../sdmx/message';
import { isStatistic } from '../table';

/** SDMX-CSV 2.0, written by PostgreSQL itself. */
export const sdmxCsv: Format = {
  extension: 'sdmx-csv',
  mediaType: 'application/vnd.sdmx.data+csv;version=2.0.0;charset=utf-8',
  isFor: isStatistic,
  isNeutral: true,
  isShown: false,
  isMetadata: false,
  write: (file) => csvData(wholeMessage(file), '2.0'),
};
