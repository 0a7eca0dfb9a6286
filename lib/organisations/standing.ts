/** Whether a body existed on a day, from the dates of its record. A date that nobody gave decides nothing. */
import { firstDay, lastDay } from '@/lib/period';

/** `since` is null where nobody dated its beginning. A day within a beginning known only by its year counts as begun. */
export type Standing =
  | { kind: 'not-yet'; since: string }
  | { kind: 'standing'; since: string | null }
  | { kind: 'ended'; since: string | null; until: string };

export function standingOn({ validFrom, validTo }: { validFrom: string | null; validTo: string | null }, day: string): Standing {
  if (validFrom !== null && firstDay(validFrom) > day) return { kind: 'not-yet', since: validFrom };
  if (validTo !== null && lastDay(validTo) < day) return { kind: 'ended', since: validFrom, until: validTo };
  return { kind: 'standing', since: validFrom };
}
