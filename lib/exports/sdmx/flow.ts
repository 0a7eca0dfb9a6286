import { type Column, columnOf, type Table } from '../table';
import { codelistOf, conceptOf, decidedBy } from './concepts';

/** A concept in its place in a data structure. */
export type Component = {
  id: string;
  role: 'dimension' | 'time' | 'measure' | 'attribute';
  /** Whose words say what it is. */
  column: Column;
  codelist?: string;
  /** The dimension that decides an attribute; without one it may differ from figure to figure. */
  by?: string;
};

/** A table as a dataflow of SDMX with a data structure of its own, both called alike. */
export type Flow = {
  id: string;
  table: Table;
  /** Without time, in the order of a key. */
  dimensions: readonly Component[];
  time: Component;
  measure: Component;
  attributes: readonly Component[];
};

/** How often there is such a figure, which a program wants to know beside its period: read from the period itself. */
export const FREQUENCY: Column = {
  id: 'frequency',
  base: 'frequency',
  type: 'code',
  role: 'attribute',
  choices: ['annual', 'half-year', 'quarterly', 'monthly'],
  required: true,
};

/** What a message says of a set of figures, not of each: see `history.ts`. */
export const ENVELOPE = ['action', 'valid_from'] as const;

function componentOf(column: Column, role: Component['role']): Component {
  const id = conceptOf(column);
  const codelist = codelistOf(column);
  const by = role === 'attribute' ? decidedBy[id] : undefined;
  return { id, role, column, ...(codelist === undefined ? {} : { codelist }), ...(by === undefined ? {} : { by }) };
}

/** The structure of a table that `isStatistic`. What names a row is a dimension, whatever it is in other formats. */
export function flowOf(table: Table): Flow {
  const time = table.columns.find(({ type, role }) => type === 'period' && role === 'dimension');
  const measure = table.columns.find(({ role }) => role === 'measure');
  if (!time || !measure) throw new RangeError(`the table ${table.id} is no statistic`);
  const envelope: readonly string[] = ENVELOPE;
  const others = table.columns.filter((column) => column !== time && column !== measure && !envelope.includes(column.id));
  const isDimension = ({ id, role }: Column): boolean => role === 'dimension' || table.key.includes(id);
  return {
    id: table.id.toUpperCase().replaceAll('-', '_'),
    table,
    dimensions: others.filter(isDimension).map((column) => componentOf(column, 'dimension')),
    time: componentOf(columnOf(table, time.id), 'time'),
    measure: componentOf(measure, 'measure'),
    attributes: [FREQUENCY, ...others.filter((column) => !isDimension(column))].map((column) => componentOf(column, 'attribute')),
  };
}

export const componentsOf = ({ dimensions, time, measure, attributes }: Flow): Component[] => [...dimensions, time, measure, ...attributes];
