import { lastDay } from '@/lib/period';

type Lineage = { code: string; successors: { code: string; happenedOn: string | null; document: string | null }[] };

/** Whether two codes name one body through dated succession: the same, or one took over from the other. */
export function sameBody(bodies: readonly Lineage[], a: string, b: string): boolean {
  return a === b || heirs(bodies, a, null).includes(b) || heirs(bodies, b, null).includes(a);
}

/** Bodies that took over from `code` by `day` (all, when day is null), nearest first. A succession without a date is left out by day. */
export function heirs(bodies: readonly Lineage[], code: string, day: string | null): string[] {
  const next = bodies.find((body) => body.code === code)?.successors ?? [];
  return next
    .filter((s) => day === null || (s.happenedOn !== null && lastDay(s.happenedOn) <= day))
    .flatMap((s) => [s.code, ...heirs(bodies, s.code, day)]);
}
