import { copiedRows } from '../copy-out';
import type { Format } from '../file';
import { genericData } from '../sdmx/generic';
import { written } from '../sdmx/grouped';
import { wholeMessage } from '../sdmx/message';
import { layoutRows } from '../sdmx/rows';
import { isStatistic } from '../table';

/** SDMX-ML 2.1, the generic form: whoever finds the file alone can read it, the other needs a schema made from the structure. */
export const sdmxMl: Format = {
  extension: 'sdmx-ml',
  mediaType: 'application/vnd.sdmx.genericdata+xml;version=2.1;charset=utf-8',
  isFor: isStatistic,
  isNeutral: true,
  isShown: true,
  isMetadata: false,
  async *write(file) {
    const message = wholeMessage(file);
    yield* written(genericData(message), copiedRows(await layoutRows(message)), message.layout);
  },
};
