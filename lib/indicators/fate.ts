/** What became of one recorded figure. Published rule: method#vintage. */
type Recorded = {
  id: string;
  release: string;
  releasedLatest: string | null;
  recordedAt: string;
  supersededAt: string | null;
  nature: 'new' | 'revision' | 'correction' | 'withdrawal';
};

/**
 * `newest`: it is what pages show. `revised`: a newer release says otherwise, or the same again. `corrected`: recorded anew for the same
 * release, because it was wrong. `withdrawn`: taken back. `withdrawal`: it is itself the record that something was taken back.
 */
export type Fate<R> = { kind: 'newest' } | { kind: 'revised' | 'corrected' | 'withdrawn'; by: R } | { kind: 'withdrawal' };

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Oldest first: by the day of release, a release of unknown day before all, then by the moment of recording. */
export function compareRecorded(a: Recorded, b: Recorded): number {
  return (
    compare(a.releasedLatest ?? '', b.releasedLatest ?? '') || compare(a.recordedAt, b.recordedAt) || Number(BigInt(a.id) - BigInt(b.id))
  );
}

/** `all`: everything that was known of the same series, area and period, the figure itself among it. */
export function fateOf<R extends Recorded>(figure: R, all: readonly R[]): Fate<R> {
  if (figure.nature === 'withdrawal') return { kind: 'withdrawal' };
  const after = all.filter(({ release, id }) => release === figure.release && BigInt(id) > BigInt(figure.id)).sort(compareRecorded);
  const [next] = after;
  if (next) return { kind: next.nature === 'withdrawal' ? 'withdrawn' : 'corrected', by: next };
  const newest = all
    .filter((one) => one.id === figure.id || (one.supersededAt === null && one.nature !== 'withdrawal'))
    .sort(compareRecorded)
    .at(-1);
  return newest === undefined || newest.id === figure.id ? { kind: 'newest' } : { kind: 'revised', by: newest };
}
