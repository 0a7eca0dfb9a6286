import { lastDay } from '@/lib/period';

type Succession = { code: string; happenedOn: string | null; document: string | null };
type Lineage<S extends Succession = Succession> = { code: string; successors: S[] };

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

/** The body with all whose work it took over by `day`: every name under which it may have been given a task. */
export function lineOf(bodies: readonly Lineage[], code: string, day: string): string[] {
  return [code, ...bodies.filter((body) => body.code !== code && heirs(bodies, body.code, day).includes(code)).map((body) => body.code)];
}

/** Who answers on the day for what `code` was given: the last that took over, or itself. */
export function answering(bodies: readonly Lineage[], code: string, day: string): string[] {
  const line = [code, ...heirs(bodies, code, day)];
  return [...new Set(line.filter((one) => heirs(bodies, one, day).length === 0))];
}

export type Takeover<S extends Succession = Succession> = { predecessor: string; successor: string; succession: S };

/**
 * From whom a body took over and who took over from it, as far as that had happened on the day. What nobody dated stands
 * only where no past day is asked for.
 */
export function takeovers<S extends Succession>(
  bodies: readonly Lineage<S>[],
  code: string,
  { day, asOf }: { day: string; asOf: string | null },
): { from: Takeover<S>[]; to: Takeover<S>[] } {
  const known = ({ happenedOn }: S) => (happenedOn === null ? asOf === null : lastDay(happenedOn) <= day);
  const all = bodies.flatMap((body) =>
    body.successors.filter(known).map((succession) => ({ predecessor: body.code, successor: succession.code, succession })),
  );
  return { from: all.filter(({ successor }) => successor === code), to: all.filter(({ predecessor }) => predecessor === code) };
}
