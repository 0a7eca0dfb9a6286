import type { FormState } from './admin-form';

/** The places in a list of parts (`statements_0_side`) for which a form holds fields. */
export function partPlaces(typed: FormState['typed'], key: string): number[] {
  const places = Object.keys(typed).flatMap((name) =>
    name.startsWith(`${key}_`) ? (/^\d{1,3}(?=_)/.exec(name.slice(key.length + 1)) ?? []) : [],
  );
  return [...new Set(places.map(Number))].sort((a, b) => a - b);
}
