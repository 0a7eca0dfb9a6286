import type { ClientBase } from 'pg';
import { digest } from '@/lib/publishing/canonical';
import { KINDS } from '@/lib/publishing/kinds';
import type { LogEntry } from '@/lib/publishing/log';
import type { Table } from './columns';
import { compare, type Difference } from './difference';
import type { Edition } from './editions';
import { compareRevisions, type PublishedRevision } from './records';
import { batchesOf } from './rows';

type ChangeRow = {
  position: number;
  kind: string;
  code: string;
  base_revision: number;
  nature: string;
  record: string;
  digest: string;
  submitted_digest: string;
  /** Which revision the change made: one more than were published before. */
  revision: number;
  superseded_at: Date | null;
};
type Spoken = LogEntry['changes'][number] & { position: number };

const CHANGES = `
  SELECT c.*, (SELECT 1 + count(*)::int FROM change o JOIN change_set s ON s.number = o.change_set_number
                WHERE o.kind = c.kind AND o.code = c.code AND s.edition < $2) AS revision,
         (SELECT min(s.published_at) FROM change o JOIN change_set s ON s.number = o.change_set_number
           WHERE o.kind = c.kind AND o.code = c.code AND s.edition > $2) AS superseded_at
    FROM change c WHERE c.change_set_number = $1 ORDER BY c.position`;

const keyOf = ({ kind, code }: { kind: string; code: string }) => `${kind}/${code}`;

/** Compares the changes of one edition with its log entry, and the records they published with the tables. Returns how many records. */
export async function* compareChanges(
  db: ClientBase,
  edition: Edition,
  tables: ReadonlyMap<string, Table>,
): AsyncGenerator<Difference, number> {
  const spoken = new Map<string, Spoken>(edition.entry?.changes.map((change, position) => [keyOf(change), { ...change, position }]));
  const subject = (change: { kind: string; code: string }) => `change ${keyOf(change)} of change set ${edition.changeSet}`;
  let records = 0;
  for await (const rows of batchesOf<ChangeRow>(db, CHANGES, [edition.changeSet, edition.edition])) {
    const published: ChangeRow[] = [];
    for (const row of rows) {
      const where = { edition: edition.edition, subject: subject(row) };
      const said = spoken.get(keyOf(row));
      spoken.delete(keyOf(row));
      if (said) yield* compareChange(where, said, row);
      if (said || !edition.entry) published.push(row);
      else yield { ...where, is: 'unpublished' };
    }
    for (const kind of KINDS) {
      const group = published.filter((row) => row.kind === kind.kind);
      if (group.length === 0) continue;
      records += group.length;
      yield* await compareRevisions(
        db,
        kind,
        group.flatMap((row) => publishedRevision(edition, row) ?? []),
        tables,
      );
    }
  }
  for (const change of spoken.values()) yield { edition: edition.edition, subject: subject(change), is: 'missing' };
  return records;
}

function compareChange(where: { edition: number; subject: string }, said: Spoken, row: ChangeRow): Difference[] {
  return compare(
    where,
    {
      position: said.position,
      nature: said.nature,
      base_revision: said.baseRevision,
      digest: said.digest,
      'digest of record': said.digest,
      submitted_digest: said.submittedDigest,
    },
    {
      position: row.position,
      nature: row.nature,
      base_revision: row.base_revision,
      digest: row.digest,
      'digest of record': digest(row.record),
      submitted_digest: row.submitted_digest,
    },
  );
}

/** What the tables must show of a change; null where its text is no record. */
function publishedRevision({ edition, publishedAt }: Edition, row: ChangeRow): PublishedRevision | null {
  const { code, revision, nature } = row;
  const supersededAt = row.superseded_at?.toISOString() ?? null;
  try {
    const record = JSON.parse(row.record) as PublishedRevision['record'];
    return { code, revision, edition, recordedAt: publishedAt, supersededAt, withdrawn: nature === 'withdrawal', record };
  } catch {
    return null;
  }
}
