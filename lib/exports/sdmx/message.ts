import type { TableFile } from '../file';
import { type Flow, flowOf } from './flow';
import { type Layout, layoutOf } from './layout';

/** Which of the figures: from and to a day, and how many of each series from its beginning or its end. */
export type Span = { from?: string; to?: string; first?: number; last?: number };

/** A file as a message of SDMX. */
export type Message = { file: TableFile; flow: Flow; layout: Layout; span: Span };

/** All the figures of a file, as series in time. */
export function wholeMessage(file: TableFile): Message {
  const flow = flowOf(file.table);
  return { file, flow, layout: layoutOf(flow) as Layout, span: {} };
}
