import { AsyncLocalStorage } from 'node:async_hooks';
import { aroundAll } from 'vitest';
import { atOneInstant } from '@/lib/db/snapshot';

type Within = <T>(work: () => T) => T;
let within: Within | undefined;

/**
 * The tests of this group read the record as it stood when the first of them began, and nothing of it twice: for many questions about a
 * record that none of them changes.
 */
export function readAtOneInstant(): void {
  const patience = 60 * 60_000;
  aroundAll(async (tests) => {
    await atOneInstant(async () => {
      within = AsyncLocalStorage.snapshot();
      await tests();
      within = undefined;
    });
  }, patience);
}

/** Runs what a server of the tests does for a request in the group that sent it. */
export const atTheInstant: Within = (work) => (within ? within(work) : work());
