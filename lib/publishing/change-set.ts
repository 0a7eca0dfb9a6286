import type { ClientBase } from 'pg';
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

/** The name under which all figures of a change set stand in its list of changes: their number and one digest. */
export const FIGURES = { kind: 'figures', code: 'figures' } as const;

/** Stores a change set as submitted and returns its number. Nothing public moves. */
export async function submitChangeSet(db: ClientBase, proposed: ProposedChangeSet): Promise<number> {
  const { rows } = await db.query<{ number: number }>(
    `INSERT INTO change_set (title, reason, author_id, organisation_code, state) VALUES ($1, $2, $3, $4, 'submitted') RETURNING number`,
    [proposed.title, proposed.reason, proposed.author, proposed.organisation],
  );
  const number = rows[0]?.number as number;
  const changes = proposed.changes.map(({ kind, code, baseRevision, nature, record }) =>
    changeRow(kind, code, baseRevision, nature, record),
  );
  if (proposed.figures.length > 0) {
    const staged = await stageFigures(db, number, proposed.figures);
    changes.push(changeRow(FIGURES.kind, FIGURES.code, 0, 'new', { rows: String(staged.rows), digest: staged.digest }));
  }
  await db.query(
    `INSERT INTO change (change_set_number, position, kind, code, base_revision, nature, record, digest, submitted_digest)
     SELECT $1, c.position - 1, c.value ->> 'kind', c.value ->> 'code', (c.value ->> 'base_revision')::int, c.value ->> 'nature', c.value ->> 'record', c.value ->> 'digest', c.value ->> 'digest'
       FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS c(value, position)`,
    [number, JSON.stringify(changes)],
  );
  return number;
}

function changeRow(kind: string, code: string, base_revision: number, nature: ChangeNature, value: unknown) {
  const record = canonical(value);
  return { kind, code, base_revision, nature, record, digest: digest(record) };
}
