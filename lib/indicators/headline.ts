/** Which of several series leads, and why. Published rule: method#headline. */
import type { SeriesRecord } from './schema';

export const VERSION = '1';

export type TimeBasis = SeriesRecord['timeBasis'];

/** What distinguishes one series of an indicator from another. */
export type Series = {
  code: string;
  producer: string;
  method: string | null;
  price: string | null;
  scope: string | null;
  timeBasis: TimeBasis;
  areaScheme: string;
};

export type Headline =
  | { series: string; reason: 'baseline' | 'only-series' | 'first-owner' | 'main-definition' }
  | { series: null; reason: 'undecided' | 'no-series' };

type HeadlineFacts = {
  series: readonly Series[];
  /** Where the starting value of the target stands. */
  baseline: { series: string; period: string } | null;
  /** Responsible bodies in the order in which the documents name them. */
  owners: readonly string[];
  /** Whether two codes name one body, or a body and its successor. */
  sameBody: (a: string, b: string) => boolean;
};

export function headline({ series, baseline, owners, sameBody }: HeadlineFacts): Headline {
  if (series.length === 0) return { series: null, reason: 'no-series' };

  const stated = series.find(({ code }) => code === baseline?.series);
  if (stated) return { series: stated.code, reason: 'baseline' };

  const [only, ...others] = series;
  if (only && others.length === 0) return { series: only.code, reason: 'only-series' };

  const ofOwner = owners.map((owner) => series.filter(({ producer }) => sameBody(owner, producer))).find((own) => own.length > 0);
  const [first, ...more] = ofOwner ?? [];
  if (first && more.length === 0) return { series: first.code, reason: 'first-owner' };

  const plain = ofOwner?.filter(({ method, price, scope }) => method === null && price === null && scope === null) ?? [];
  const [main, ...rivals] = plain;
  if (main && rivals.length === 0) return { series: main.code, reason: 'main-definition' };

  return { series: null, reason: 'undecided' };
}
