import { INDICATOR_CATEGORIES } from '@/lib/indicators/schema';
import type { Topic } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';
import { STATUS_ORDER, type Standing } from './indicator';

export const PER_PAGE = 20;

export type Choice = { topic?: string; category?: string; status?: string };
export type Facet = keyof Choice;
export type FacetValue = { code: string; count: number };

/** Whether an indicator is chosen. A status is asked for by its own code or by the reason for which there is none. */
function chooser({ topic, category, status }: Choice, topics: readonly Topic[]): (standing: Standing) => boolean {
  const wanted = topic === undefined ? null : new Set(withChildren(topics, topic));
  return (standing) =>
    (wanted === null || wanted.has(standing.topic)) &&
    (category === undefined || standing.category === category) &&
    (status === undefined || standing.kind === status || standing.verdict === status);
}

/** The chosen indicators in the order of the list: behind first, achieved last; goals of the Strategy before the rest. */
export function choose(standings: readonly Standing[], choice: Choice, topics: readonly Topic[]): Standing[] {
  const rank = ({ kind, category }: Standing) =>
    STATUS_ORDER.indexOf(kind) * INDICATOR_CATEGORIES.length + INDICATOR_CATEGORIES.indexOf(category);
  return standings.filter(chooser(choice, topics)).sort((a, b) => rank(a) - rank(b));
}

/** How many indicators each value of a facet would show while the other filters stay; values that would show none are left out. */
export function countFacet(
  standings: readonly Standing[],
  facet: Facet,
  values: readonly string[],
  choice: Choice,
  topics: readonly Topic[],
): FacetValue[] {
  return values
    .map((code) => ({ code, count: standings.filter(chooser({ ...choice, [facet]: code }, topics)).length }))
    .filter(({ code, count }) => count > 0 || choice[facet] === code);
}

export type Tally = { total: number; noFigure: number; achieved: number; onTrack: number; atRisk: number; behind: number };

/** `noFigure`: nobody has published any, of the country or of a unit. */
export function tally(standings: readonly Standing[]): Tally {
  const count = (is: (standing: Standing) => boolean) => standings.filter(is).length;
  const kind = (code: string) => count((standing) => standing.kind === code);
  return {
    total: standings.length,
    noFigure: count(({ verdict }) => verdict === 'no-figure'),
    achieved: kind('achieved'),
    onTrack: kind('on-track'),
    atRisk: kind('at-risk'),
    behind: kind('behind'),
  };
}
