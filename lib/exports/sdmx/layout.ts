import type { Component, Flow } from './flow';

export const DETAILS = ['full', 'dataonly', 'serieskeysonly', 'nodata'] as const;
export type Detail = (typeof DETAILS)[number];

/** Figures under no series, each with its whole key. */
export const FLAT = 'AllDimensions';

/** What stands where in a message. */
export type Layout = {
  /** The dimension at the observations, or `AllDimensions`. */
  at: string;
  isFlat: boolean;
  hasObservations: boolean;
  key: readonly Component[];
  seriesAttributes: readonly Component[];
  /** The part of the key that stands at an observation. */
  observation: readonly Component[];
  attributes: readonly Component[];
};

/** The layout that `dimensionAtObservation` and `detail` ask for; undefined where there is no such dimension. */
export function layoutOf(flow: Flow, at: string = flow.time.id, detail: Detail = 'full'): Layout | undefined {
  const dimensions = [...flow.dimensions, flow.time];
  const hasObservations = detail === 'full' || detail === 'dataonly';
  const one = dimensions.find(({ id }) => id === at);
  if (!one && at !== FLAT) return undefined;
  // Without observations there are only series.
  if (!one && !hasObservations) return layoutOf(flow, flow.time.id, detail);
  const key = one ? dimensions.filter((dimension) => dimension !== one) : [];
  const said = detail === 'full' || detail === 'nodata' ? flow.attributes : [];
  const isOfSeries = ({ by }: Component): boolean => by !== undefined && key.some(({ id }) => id === by);
  return {
    at,
    isFlat: !one,
    hasObservations,
    key,
    seriesAttributes: said.filter(isOfSeries),
    observation: one ? [one] : dimensions,
    attributes: hasObservations ? said.filter((attribute) => !isOfSeries(attribute)) : [],
  };
}

/** The cells of a row, in order. */
export const cellsOf = ({ key, seriesAttributes, observation, attributes, hasObservations }: Layout, measure: Component): Component[] =>
  hasObservations ? [...key, ...seriesAttributes, ...observation, measure, ...attributes] : [...key, ...seriesAttributes];
