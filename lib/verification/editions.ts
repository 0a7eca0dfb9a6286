import type { ClientBase } from 'pg';
import { digest } from '@/lib/publishing/canonical';
import type { LogEntry } from '@/lib/publishing/log';
import type { Json } from '@/lib/publishing/merge';
import { compare, type Difference } from './difference';

/** A published change set as the log speaks of it; `entry` is null where the log has no readable entry. */
export type Edition = { edition: number; changeSet: number; publishedAt: string; hash: string | null; entry: LogEntry | null };

type LogRow = { edition: number; change_set_number: number; published_at: Date; entry: string; previous_hash: string; hash: string };
type SetRow = {
  number: number;
  title: Json;
  reason: Json;
  organisation_code: string | null;
  decision: string | null;
  author_id: string;
  reviewer_id: string | null;
  state: string;
  published_at: Date;
};

/** What the first entry builds on. */
const GENESIS = '0'.repeat(64);

/** Follows the chain of hashes from the first entry on. */
export class Chain {
  /** What the next entry may build on: the hash before it as it is kept and as it is computed. Empty after a missing entry. */
  private before: readonly string[] = [GENESIS];

  /** Reads one edition; compares its entry with the chain and with its change set. */
  async read(db: ClientBase, number: number): Promise<{ edition: Edition | null; differences: Difference[] }> {
    const { rows: logs } = await db.query<LogRow>('SELECT * FROM publication_log WHERE edition = $1', [number]);
    const { rows: sets } = await db.query<SetRow>('SELECT * FROM change_set WHERE edition = $1', [number]);
    const [log, set] = [logs[0], sets[0]];
    const differences: Difference[] = [];
    if (!log) differences.push({ edition: number, subject: 'log entry', is: 'missing' });
    if (!set) differences.push({ edition: number, subject: 'change set', is: 'missing' });
    const entry = log ? readEntry(log.entry) : null;
    differences.push(...(log ? this.follow(log, entry) : []));
    if (!log) this.before = [];
    if (!set) return { edition: null, differences };
    if (entry) differences.push(...compareSet(number, entry, set));
    const publishedAt = entry?.publishedAt ?? set.published_at.toISOString();
    return { edition: { edition: number, changeSet: set.number, publishedAt, hash: log?.hash ?? null, entry }, differences };
  }

  private follow(log: LogRow, entry: LogEntry | null): Difference[] {
    const where = { edition: log.edition, subject: 'log entry' };
    const computed = digest(`${log.previous_hash}\n${log.entry}`);
    const differences = compare(where, { hash: computed }, { hash: log.hash });
    const [kept] = this.before;
    if (kept !== undefined && !this.before.includes(log.previous_hash))
      differences.push(...compare(where, { previous_hash: kept }, { previous_hash: log.previous_hash }));
    this.before = [log.hash, computed];
    if (!entry) return [...differences, { ...where, is: 'other', field: 'entry', expected: 'an entry in JSON', found: log.entry }];
    const spoken = { edition: entry.edition, change_set_number: entry.changeSet, published_at: entry.publishedAt };
    const { edition, change_set_number, published_at } = log;
    return [...differences, ...compare(where, spoken, { edition, change_set_number, published_at: published_at.toISOString() })];
  }
}

function compareSet(edition: number, entry: LogEntry, set: SetRow): Difference[] {
  const { title, reason, author, reviewer, organisation, decision, publishedAt, changeSet } = entry;
  return compare(
    { edition, subject: `change set ${changeSet}` },
    {
      number: changeSet,
      state: 'published',
      title,
      reason,
      author_id: author,
      reviewer_id: reviewer,
      organisation_code: organisation,
      decision,
      published_at: publishedAt,
    },
    {
      number: set.number,
      state: set.state,
      title: set.title,
      reason: set.reason,
      author_id: set.author_id,
      reviewer_id: set.reviewer_id,
      organisation_code: set.organisation_code,
      decision: set.decision,
      published_at: set.published_at.toISOString(),
    },
  );
}

function readEntry(text: string): LogEntry | null {
  try {
    const entry = JSON.parse(text) as LogEntry;
    if (!Array.isArray(entry.changes)) return null;
    const instant = new Date(entry.publishedAt);
    // One instant has many spellings; the tables keep milliseconds.
    return Number.isNaN(instant.getTime()) ? entry : { ...entry, publishedAt: instant.toISOString() };
  } catch {
    return null;
  }
}

/** The numbers that the log or a change set has, and a difference for each gap between them. */
export async function readEditionNumbers(db: ClientBase): Promise<{ numbers: number[]; gaps: Difference[] }> {
  const { rows } = await db.query<{ edition: number }>(
    'SELECT edition FROM publication_log UNION SELECT edition FROM change_set WHERE edition IS NOT NULL ORDER BY edition',
  );
  const numbers = rows.map(({ edition }) => edition);
  const gaps = numbers.flatMap((number, index): Difference[] => {
    const before = index === 0 ? 0 : (numbers[index - 1] ?? 0);
    if (number === before + 1) return [];
    const subject = number === before + 2 ? `edition ${before + 1}` : `editions ${before + 1} to ${number - 1}`;
    return [{ edition: null, subject, is: 'missing' }];
  });
  return { numbers, gaps };
}
