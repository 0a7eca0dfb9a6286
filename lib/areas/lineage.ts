import { firstDay, lastDay } from '@/lib/period';
import type { AreaRecord } from './schema';

/** One row of the crosswalk; `knownOn` is the day its act was issued, else the day it happened. */
export type Step = { predecessor: string; successor: string; happenedOn: string | null; document: string | null; knownOn: string | null };
type Unit = Pick<AreaRecord, 'code' | 'notation' | 'scheme' | 'validFrom' | 'validTo'>;

/** Steps known by the day of an as-of view; all of them where there is none. */
export function stepsKnown<S extends Step>(steps: readonly S[], asOf: string | null): S[] {
  return asOf === null ? [...steps] : steps.filter(({ knownOn }) => knownOn !== null && knownOn <= asOf);
}

/** Whether the unit existed on the day. One whose first day is not recorded counts as older than the record. */
export function stoodOn({ validFrom, validTo }: Pick<Unit, 'validFrom' | 'validTo'>, day: string): boolean {
  return (validFrom === null || firstDay(validFrom) <= day) && (validTo === null || lastDay(validTo) >= day);
}

/** The provinces and cities of the day; null before the first day from which the whole list is recorded. */
export function unitsOn<U extends Unit>(units: readonly U[], day: string): U[] | null {
  const provinces = units.filter(({ scheme }) => scheme !== 'iso');
  const begins = provinces
    .flatMap(({ validFrom }) => (validFrom === null ? [] : firstDay(validFrom)))
    .sort()
    .at(0);
  return begins === undefined || day < begins ? null : provinces.filter((unit) => stoodOn(unit, day));
}

/** Whether anyone could know of the unit: it existed by then, or the act that forms it was issued. `steps` are those known. */
export function isKnown({ code, validFrom }: Pick<Unit, 'code' | 'validFrom'>, steps: readonly Step[], asOf: string | null): boolean {
  return asOf === null || validFrom === null || firstDay(validFrom) <= asOf || steps.some(({ successor }) => successor === code);
}

/** The unit's last day, where it had passed or was already decided. `steps` are those known. */
export function knownEnd({ code, validTo }: Pick<Unit, 'code' | 'validTo'>, steps: readonly Step[], asOf: string | null): string | null {
  if (validTo === null || asOf === null || lastDay(validTo) < asOf) return validTo;
  return steps.some(({ predecessor }) => predecessor === code) ? validTo : null;
}

/** Codes of all units that went into this one, nearest first. */
export function ancestors(steps: readonly Step[], code: string): string[] {
  const found = new Set<string>();
  const visit = (successor: string) => {
    const next = steps.filter((step) => step.successor === successor && !found.has(step.predecessor));
    for (const { predecessor } of next) found.add(predecessor);
    for (const { predecessor } of next) visit(predecessor);
  };
  visit(code);
  return [...found];
}

/** The units of the list before that the unit was formed from: past changes of name or rank within its own list. */
export function formedFrom<U extends Unit>(units: readonly U[], steps: readonly Step[], unit: Unit): U[] {
  return steps
    .filter(({ successor }) => successor === unit.code)
    .flatMap(({ predecessor }) => {
      const before = units.find(({ code }) => code === predecessor);
      if (!before) return [];
      return before.scheme === unit.scheme ? formedFrom(units, steps, before) : [before];
    });
}

/** Whether one unit carries on as the other alone: a new name or rank, without a merger. */
function carriesOn(steps: readonly Step[], from: string, to: string): boolean {
  const [only, ...more] = steps.filter(({ predecessor }) => predecessor === from);
  if (!only || more.length > 0 || steps.filter(({ successor }) => successor === only.successor).length > 1) return false;
  return only.successor === to || carriesOn(steps, only.successor, to);
}

/**
 * Units of the other list that bore the same official code and are another province: seven codes changed hands on
 * 1 July 2025. A unit that kept its name, or carried on alone under a new one, is not another.
 */
export function otherBearers<U extends Unit & Pick<AreaRecord, 'name'>>(units: readonly U[], steps: readonly Step[], unit: U): U[] {
  return units.filter(
    (other) =>
      other.notation === unit.notation &&
      other.scheme !== unit.scheme &&
      other.name.vi !== unit.name.vi &&
      !carriesOn(steps, other.code, unit.code) &&
      !carriesOn(steps, unit.code, other.code),
  );
}

/** The steps that lead from one list of units to the next, without changes of name or rank inside a list. */
export function acrossLists<S extends Step>(units: readonly Unit[], steps: readonly S[]): S[] {
  const schemes = new Map(units.map(({ code, scheme }) => [code, scheme]));
  return steps.filter(({ predecessor, successor }) => schemes.get(predecessor) !== schemes.get(successor));
}
