import { compareDecimals } from '@/lib/decimal';
import { aboutFigure, type Check, type CheckedFigure, type Finding, isKept, keyOf, type PublishedFigure, passed } from './finding';
import { groupBy } from './group';

type Stated = Pick<PublishedFigure, 'value' | 'qualifier'>;

const isSame = (a: Stated, b: Stated): boolean => compareDecimals(a.value, b.value) === 0 && a.qualifier === b.qualifier;

/**
 * One release states one value of a series for a period and area. Two of them are a disagreement, to be recorded as one; a misread
 * value is put right by a correction that cites the same source.
 */
export const checkTwoValues: Check = ({ figures, context }) => {
  const published = new Map(context.published.map((figure) => [keyOf(figure), figure]));
  const groups = groupBy(figures, keyOf);
  const findings = [...groups].flatMap(([key, group]) => withinSet(group) ?? againstPublished(group, published.get(key)) ?? []);
  return [...findings, ...passed('two-values', groups.size - findings.length)];
};

function withinSet(group: readonly CheckedFigure[]): Finding | null {
  const [first] = group;
  const other = group.find((figure) => first && !isAgreed(figure, first));
  if (!first || !other) return null;
  return aboutFigure(other, 'two-values', 'block', 'value', { value: first.value, other: other.value });
}

/** As the database counts them, so that what passes here is not refused there; what a withdrawal takes back may have no value. */
function isAgreed(a: CheckedFigure, b: CheckedFigure): boolean {
  return a.nature === b.nature && (!isKept(a) || (a.status === b.status && isSame(a, b)));
}

function againstPublished(group: readonly CheckedFigure[], published: PublishedFigure | undefined): Finding | null {
  if (!published) return null;
  const figure = group.find((one) => isKept(one) && !isSame(one, published));
  if (!figure) return null;
  const isSameSource = published.citations.some(({ source }) => source === figure.source);
  if (isSameSource && figure.nature === 'correction') return null;
  const check = isSameSource ? 'unmarked-correction' : 'other-source';
  return aboutFigure(figure, check, 'block', 'value', { value: published.value, other: figure.value });
}
