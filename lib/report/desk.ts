import { createHash, randomBytes } from 'node:crypto';
import { createRateLimit } from '../rate-limit';
import type { Report } from './schema';

const hourMs = 60 * 60 * 1000;
/** Five an hour from one sender, sixty from all: what an editor can read, and what bounds the outbox. */
const limits = { perSender: 5, all: 60, windowMs: hourMs };

export type Passage = { kind: 'new' } | { kind: 'again'; number: string } | { kind: 'wait'; waitMs: number };

/**
 * Decides what becomes of a report at the door. A sender's address is kept for the hour only, and only as a digest with a
 * salt that ends with the process. The same report sent again, by a reload of the page, keeps its first number.
 */
export function createDesk() {
  const salt = randomBytes(16);
  const limit = createRateLimit(limits);
  let taken: { digest: string; number: string; atMs: number }[] = [];
  const digest = (text: string) => createHash('sha256').update(salt).update(text).digest('base64');
  const digestOf = (report: Report, sender: string) => digest(JSON.stringify([sender, report]));
  return {
    /** Whether the report may be sent; a new one counts against the limit from here on. */
    admit(report: Report, sender: string, atMs: number): Passage {
      taken = taken.filter((entry) => entry.atMs > atMs - hourMs);
      const known = taken.find((entry) => entry.digest === digestOf(report, sender));
      if (known) return { kind: 'again', number: known.number };
      const waitMs = limit.take(digest(sender), atMs);
      return waitMs > 0 ? { kind: 'wait', waitMs } : { kind: 'new' };
    },
    /** Remembers, for the hour, that the report was sent. */
    sent(report: Report, sender: string, number: string, atMs: number): void {
      taken.push({ digest: digestOf(report, sender), number, atMs });
    },
  };
}
