/**
 * From where the record is looked at. `asOf`: what the world had released by that day. `recordedBefore`: what this portal had
 * published before that instant (an edition). Never both; neither is the portal as it stands.
 */
export type AsKnown = { asOf: string | null; recordedBefore: string | null };

export const AS_IT_STANDS: AsKnown = { asOf: null, recordedBefore: null };

/** Prisma filter for the revision that was open then, and not withdrawn. */
export function openRevision({ recordedBefore }: AsKnown) {
  if (recordedBefore === null) return { supersededAt: null, withdrawn: false };
  return {
    recordedAt: { lt: recordedBefore },
    OR: [{ supersededAt: null }, { supersededAt: { gte: recordedBefore } }],
    withdrawn: false,
  };
}

/** Filter for rows that carry the day they were released: a row without a day is in no as-of. */
export function releasedBy({ asOf }: AsKnown) {
  return asOf === null ? {} : { releasedLatest: { lte: new Date(asOf) } };
}

/** Filter for records without a day of their own: the world knew them when their source was published. */
export function sourcedBy({ asOf, recordedBefore }: AsKnown) {
  if (asOf === null) return {};
  return { source: { revisions: { some: { ...openRevision({ asOf, recordedBefore }), publishedLatest: { lte: new Date(asOf) } } } } };
}

/** Cache key of a point of view. */
export function keyOf({ asOf, recordedBefore }: AsKnown): string {
  return asOf ?? recordedBefore ?? 'now';
}
