import type { Hand } from './faces';
import type { Colour } from './palette';

/** How something is drawn; a colour is a name of the palette, `none` or a pattern. */
export type Style = {
  fill?: Colour | 'none';
  stroke?: Colour;
  width?: number;
  dashes?: string;
  opacity?: number;
  hand?: Hand;
  size?: number;
  /** A band of this colour round the letters, so that they are read over lines. */
  halo?: Colour;
};

type Rule = { own: string; around?: string; beside?: string; style: Style };

/**
 * The rules of `charts.css`, `lanes.css` and `tile-map.css` for a drawing that stands alone, where no stylesheet reaches. As there, a
 * later rule wins; `around` is a class of what the element stands in, `beside` others that it has too.
 */
const RULES: readonly Rule[] = [
  { own: 'gridline', style: { fill: 'none', stroke: 'hair', width: 1 } },
  { own: 'base', style: { fill: 'none', stroke: 'ink', width: 1.5 } },
  { own: 'today', style: { fill: 'none', stroke: 'son', width: 1.5 } },
  { own: 'target', style: { fill: 'plate', stroke: 'ink', width: 2 } },
  { own: 'target-range', style: { fill: 'none', stroke: 'ink', width: 1.6 } },
  { own: 'target-path', style: { fill: 'none', stroke: 'ink', width: 1.6, dashes: '5 5' } },
  { own: 'series-break', style: { fill: 'none', stroke: 'ink', width: 1.5, dashes: '2 4' } },
  { own: 'run', style: { fill: 'none', stroke: 'edge', width: 1.6 } },
  { own: 'run', around: 'first', style: { stroke: 'cham', width: 2.5 } },
  { own: 'run', around: 'second', style: { stroke: 'ink-2', width: 2 } },
  { own: 'dot', style: { fill: 'edge' } },
  { own: 'dot', beside: 'first', style: { fill: 'cham' } },
  { own: 'dot', beside: 'provisional', style: { fill: 'plate', stroke: 'edge', width: 1.6 } },
  { own: 'dot', beside: 'first provisional', style: { stroke: 'cham', width: 2.5 } },
  { own: 'dot', beside: 'second', style: { fill: 'plate', stroke: 'ink-2', width: 2 } },
  { own: 'bar', style: { fill: 'edge' } },
  { own: 'bar', beside: 'first', style: { fill: 'cham' } },
  { own: 'words', style: { fill: 'ink-2', hand: 'plain', size: 16 } },
  { own: 'words', around: 'drawing', style: { halo: 'plate' } },
  { own: 'words-target', style: { fill: 'ink', hand: 'bold' } },
  { own: 'words-today', style: { fill: 'son', hand: 'bold' } },
  { own: 'words-first', style: { fill: 'cham', hand: 'bold' } },
  { own: 'words-second', style: { hand: 'bold' } },
  { own: 'elapsed', style: { stroke: 'edge', width: 1 } },
  { own: 'plan', style: { stroke: 'edge', width: 2, dashes: '5 4' } },
  { own: 'late', style: { fill: 'ink' } },
  { own: 'overdue', style: { fill: 'plate', stroke: 'ink', width: 1.5 } },
  { own: 'late-done', style: { fill: 'cham' } },
  { own: 'done', style: { fill: 'cham' } },
  { own: 'done-tick', style: { fill: 'none', stroke: 'plate', width: 2 } },
  { own: 'faint', style: { opacity: 0.55 } },
  { own: 'now', style: { stroke: 'son', width: 1.5 } },
  { own: 'tile', style: { fill: 'm1', stroke: 'edge', width: 1 } },
  { own: 'tile', beside: 'level-2', style: { fill: 'm2' } },
  { own: 'tile', beside: 'level-3', style: { fill: 'm3' } },
  { own: 'tile', beside: 'island', style: { fill: 'none', dashes: '4 3' } },
  { own: 'tile-words', style: { fill: 'ink', hand: 'plain', size: 13 } },
  { own: 'tile-words', beside: 'level-3', style: { fill: 'on-m3' } },
  { own: 'tile-words', beside: 'island', style: { fill: 'ink-2' } },
  { own: 'ground', style: { fill: 'plate' } },
  { own: 'rule', style: { fill: 'ink' } },
  { own: 'hair', style: { fill: 'hair' } },
  { own: 'title', style: { fill: 'ink', hand: 'serif', size: 27 } },
  { own: 'value', style: { fill: 'ink', hand: 'serif', size: 40 } },
  { own: 'subtitle', style: { fill: 'ink-2', hand: 'plain', size: 17 } },
  { own: 'small', style: { fill: 'ink-2', hand: 'plain', size: 15 } },
  { own: 'small-bold', style: { fill: 'ink', hand: 'bold', size: 15 } },
];

/** The size of the type of a drawing; it goes for every word that has no size of its own. */
export const TYPE_SIZE = 16;

/** How an element of these classes is drawn, standing in elements of those. */
export function styleOf(own: readonly string[], around: readonly string[]): Style {
  const meant = RULES.filter(
    (rule) =>
      own.includes(rule.own) &&
      (rule.around === undefined || around.includes(rule.around)) &&
      (rule.beside ?? '').split(' ').every((name) => name === '' || own.includes(name)),
  );
  return Object.assign({}, ...meant.map(({ style }) => style)) as Style;
}
