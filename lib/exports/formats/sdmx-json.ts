import { copiedRows } from '../copy-out';
import type { Format } from '../file';
import { written } from '../sdmx/grouped';
import { jsonData } from '../sdmx/json';
import { wholeMessage } from '../sdmx/message';
import { layoutRows } from '../sdmx/rows';
import { isStatistic } from '../table';

/** SDMX-JSON 1.0: series in time, with the names of the codes in every language that has them. */
export const sdmxJson: Format = {
  extension: 'sdmx-json',
  mediaType: 'application/vnd.sdmx.data+json;version=1.0.0',
  isFor: isStatistic,
  isNeutral: false,
  isShown: true,
  isMetadata: false,
  async *write(file) {
    const message = wholeMessage(file);
    yield* written(jsonData(message), copiedRows(await layoutRows(message)), message.layout);
  },
};
