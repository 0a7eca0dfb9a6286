import type { ClientBase } from 'pg';
import type { LocalizedText } from '@/lib/i18n/localized';
import { canonical, digest } from './canonical';

export type LogEntry = {
  edition: number;
  changeSet: number;
  title: LocalizedText;
  reason: LocalizedText;
  author: string;
  reviewer: string | null;
  organisation: string | null;
  /** Why the reviewer let it out, in the reviewer's words. */
  decision: string | null;
  publishedAt: string;
  /** `submittedDigest` is that of the record before a merge. */
  changes: { kind: string; code: string; nature: string; baseRevision: number; digest: string; submittedDigest: string }[];
};

/** What the first entry builds on. */
const GENESIS = '0'.repeat(64);

/** Appends to the public log: sha-256 over the hash before and the canonical entry. */
export async function appendLogEntry(db: ClientBase, entry: LogEntry): Promise<void> {
  const {
    rows: [last],
  } = await db.query<{ hash: string }>('SELECT hash FROM publication_log ORDER BY edition DESC LIMIT 1');
  const previous = last?.hash ?? GENESIS;
  const text = canonical(entry);
  await db.query(
    'INSERT INTO publication_log (edition, change_set_number, published_at, entry, previous_hash, hash) VALUES ($1, $2, $3, $4, $5, $6)',
    [entry.edition, entry.changeSet, entry.publishedAt, text, previous, digest(`${previous}\n${text}`)],
  );
}
