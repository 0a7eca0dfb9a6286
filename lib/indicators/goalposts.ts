/** Targets that a later document moved, and documents that promise different values for the same day. */
import type { TargetRecord } from './target-schema';

type Goal = Pick<TargetRecord, 'code' | 'indicator' | 'area' | 'deadline' | 'low' | 'high' | 'document' | 'amends'>;

/** One amendment: what stood before it, what stands since, and what was promised first. Null where that is not in the record. */
export type MovedTarget<T> = { to: T; from: T | null; original: T | null };

/** Every amendment among the targets, in the order given. */
export function movedTargets<T extends Goal>(targets: readonly T[]): MovedTarget<T>[] {
  const byCode = new Map(targets.map((target) => [target.code, target]));
  const amendedBy = (target: T): T | null => (target.amends === null ? null : (byCode.get(target.amends) ?? null));
  return targets
    .filter(({ amends }) => amends !== null)
    .map((to) => {
      const from = amendedBy(to);
      const seen = new Set([to.code]);
      let original = from;
      for (let before = from; before !== null && !seen.has(before.code); before = amendedBy(before)) {
        seen.add(before.code);
        original = before;
      }
      return { to, from, original };
    });
}

/** 15.50 and 15.5 promise the same; how the document words the comparison does not make it another goal. */
const plain = (value: string | null): string => (value === null ? '' : value.includes('.') ? value.replace(/\.?0+$/, '') : value);
const numbersOf = ({ low, high }: Goal): string => `${plain(low)} ${plain(high)}`;

/**
 * Targets of one indicator, area and deadline by several documents whose values differ, none of which amends another: no
 * amendment, but two goals. Each group has at least two, in the order given.
 */
export function rivalTargets<T extends Goal>(targets: readonly T[]): T[][] {
  const amended = new Set(targets.flatMap(({ amends }) => amends ?? []));
  const groups = new Map<string, T[]>();
  for (const target of targets) {
    if (target.deadline === null || amended.has(target.code)) continue;
    const key = `${target.indicator} ${target.area} ${target.deadline}`;
    groups.set(key, [...(groups.get(key) ?? []), target]);
  }
  const several = (values: readonly string[]) => new Set(values).size > 1;
  return [...groups.values()].filter((group) => several(group.map(numbersOf)) && several(group.map(({ document }) => document)));
}
