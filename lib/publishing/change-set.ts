import type { ClientBase } from 'pg';
import { now } from '@/lib/clock';
import type { LocalizedText } from '@/lib/i18n/localized';
import { canonical, digest } from './canonical';
import { type StagedFigure, stageFigures } from './figures';

export type ChangeNature = 'new' | 'revision' | 'correction' | 'withdrawal';
/** One record of a change set. `baseRevision` is the revision the author saw; 0 for a new record. */
export type ProposedChange = { kind: string; code: string; baseRevision: number; nature: ChangeNature; record: { code: string } };
export type ProposedChangeSet = {
  title: LocalizedText;
  /** Shown to readers beside what changed. */
  reason: LocalizedText;
  author: string;
  organisation: string | null;
  changes: readonly ProposedChange[];
  figures: readonly StagedFigure[];
};

/**
 * The name under which all figures of a change set stand in its list of changes: their number and one digest. Its base is the newest
 * edition when they were handed in.
 */
export const FIGURES = { kind: 'figures', code: 'figures' } as const;

/** Stores a whole change set, hands it in and returns its number. Nothing public moves. */
export async function submitChangeSet(db: ClientBase, proposed: ProposedChangeSet): Promise<number> {
  const { rows } = await db.query<{ number: number }>(
    'INSERT INTO change_set (title, reason, author_id, organisation_code) VALUES ($1, $2, $3, $4) RETURNING number',
    [proposed.title, proposed.reason, proposed.author, proposed.organisation],
  );
  const number = rows[0]?.number as number;
  const changes = proposed.changes.map(({ kind, code, baseRevision, nature, record }) =>
    changeRow(kind, code, baseRevision, nature, record),
  );
  if (proposed.figures.length > 0) {
    const staged = await stageFigures(db, number, proposed.figures);
    const base = await newestEdition(db);
    const nature = base === 0 ? 'new' : 'revision';
    changes.push(changeRow(FIGURES.kind, FIGURES.code, base, nature, { rows: String(staged.rows), digest: staged.digest }));
  }
  await db.query(
    `INSERT INTO change (change_set_number, position, kind, code, base_revision, nature, record, digest, submitted_digest)
     SELECT $1, c.position - 1, c.value ->> 'kind', c.value ->> 'code', (c.value ->> 'base_revision')::int, c.value ->> 'nature', c.value ->> 'record', c.value ->> 'digest', c.value ->> 'digest'
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS c(value, position)`,
    [number, JSON.stringify(changes)],
  );
  await db.query(`UPDATE change_set SET state = 'submitted', submitted_at = $2 WHERE number = $1`, [number, now().toISOString()]);
  return number;
}

async function newestEdition(db: ClientBase): Promise<number> {
  const { rows } = await db.query<{ edition: number }>('SELECT coalesce(max(edition), 0) AS edition FROM change_set');
  return rows[0]?.edition ?? 0;
}

function changeRow(kind: string, code: string, base_revision: number, nature: ChangeNature, value: unknown) {
  const record = canonical(value);
  return { kind, code, base_revision, nature, record, digest: digest(record) };
}
