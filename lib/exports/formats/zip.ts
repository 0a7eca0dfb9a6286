import { copyOut } from '../copy-out';
import type { Format, TableFile } from '../file';
import { readmeOf } from '../readme';
import { textRows } from '../rows-sql';
import { type PartToWrite, zipped } from '../zip-write';
import { csvwOf } from './csvw';
import { datapackageOf } from './datapackage';

async function* partsOf(file: TableFile): AsyncGenerator<PartToWrite> {
  const name = `${file.table.id}.csv`;
  const described = (value: unknown) => [`${JSON.stringify(value, null, 2)}\n`];
  yield { name: 'README.txt', text: [await readmeOf(file, name)] };
  yield { name: 'datapackage.json', text: described(datapackageOf(file, name)) };
  yield { name: 'csv-metadata.json', text: described(csvwOf(file, name)) };
  yield { name, text: copyOut(await textRows(file.table, file.asked), 'csv') };
}

/** Everything to keep: the rows, what describes them to programs, and what has to be told to people. */
export const zip: Format = {
  extension: 'zip',
  mediaType: 'application/zip',
  isFor: () => true,
  isNeutral: false,
  isShown: false,
  isMetadata: false,
  write: (file) => zipped(partsOf(file)),
};
