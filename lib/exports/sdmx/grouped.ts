import type { Layout } from './layout';

export type Row = readonly (string | null)[];

/** A set of figures of one message: what is done with them, and since when that holds. */
export type Envelope = { action: string; validFrom: string | null };

/** How one format says the parts of a message; each answers the text of its part. */
export type Grammar = {
  head(): string;
  openSet(envelope: Envelope, isFirst: boolean): string;
  openSeries(row: Row, isFirst: boolean): string;
  observation(row: Row, isFirst: boolean): string;
  closeSeries(): string;
  closeSet(): string;
  foot(): AsyncIterable<string> | Iterable<string>;
};

/** What every set is where a message does not say otherwise: for information. */
const INFORMATION: Envelope = { action: 'Information', validFrom: null };

/** A message piece by piece, from rows of which those of a set and of a series stand together. */
export async function* written(
  grammar: Grammar,
  rows: AsyncIterable<readonly Row[]>,
  { key, isFlat, hasObservations }: Layout,
  hasEnvelope = false,
): AsyncGenerator<Buffer> {
  const offset = hasEnvelope ? 2 : 0;
  let [set, series]: (string | null)[] = [null, null];
  let [isFirstSet, isFirstSeries, isFirst] = [true, true, true];
  const end = () => (series === null ? '' : grammar.closeSeries());
  yield Buffer.from(grammar.head());
  for await (const batch of rows) {
    let text = '';
    for (const whole of batch) {
      const row = offset === 0 ? whole : whole.slice(offset);
      const envelope = hasEnvelope ? { action: whole[0] ?? '', validFrom: whole[1] ?? null } : INFORMATION;
      const setName = `${envelope.action} ${envelope.validFrom}`;
      if (setName !== set) {
        text += set === null ? '' : end() + grammar.closeSet();
        text += grammar.openSet(envelope, isFirstSet);
        [set, series, isFirstSet, isFirstSeries, isFirst] = [setName, null, false, true, true];
      }
      const name = isFlat ? null : row.slice(0, key.length).join(' ');
      if (name !== series) {
        text += end() + grammar.openSeries(row, isFirstSeries);
        [series, isFirstSeries, isFirst] = [name, false, true];
      }
      if (hasObservations) text += grammar.observation(row, isFirst);
      isFirst = false;
    }
    yield Buffer.from(text);
  }
  const last = set === null ? grammar.openSet(INFORMATION, true) : end();
  yield Buffer.from(last + grammar.closeSet());
  for await (const piece of grammar.foot()) yield Buffer.from(piece);
}
