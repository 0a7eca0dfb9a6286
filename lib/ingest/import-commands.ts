import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Grant, Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Forbidden, Invalid, NotFound } from '@/lib/errors';
import { enqueue } from '@/lib/jobs/send';
import { sheetKinds } from '@/lib/publishing/columns/sheet';
import { draftGrant, openSet } from '@/lib/publishing/draft-sets';
import { code } from '@/lib/record';
import { isDigest } from '@/lib/storage/stored-bytes';
import { type Counts, type ImportState, stateSql } from './import-state';
import { stageFigures, stageRecords } from './stage';

const id = z.uuid();

/** The grant of an editor of the body for records of this kind. Throws Forbidden. */
function editorGrant(viewer: Viewer, organisation: string, kind: string): Grant {
  const grant = draftGrant(viewer, organisation);
  if (grant.role !== 'editor') throw new Forbidden('no-role');
  if (viewer.kinds !== null && !viewer.kinds.includes(kind)) throw new Forbidden('other-kind');
  return grant;
}

type OwnImport = {
  organisation: string;
  kind: string;
  state: ImportState;
  counts: Counts | null;
};

/** The viewer's own import, held; for everybody else there is none. A run that is under way keeps its key, and nobody waits for it. */
async function lockOwn(db: ClientBase, viewer: Viewer, importId: string): Promise<OwnImport> {
  const { rows } = await db.query<OwnImport>(
    `SELECT i.organisation_code AS organisation, i.kind, i.counts, ${stateSql} AS state FROM import i WHERE i.id = $1 AND i.actor_id = $2 FOR NO KEY UPDATE`,
    [importId, viewer.actor],
  );
  if (!rows[0]) throw new NotFound('import', importId);
  return rows[0];
}

async function ownGrant(db: ClientBase, viewer: Viewer, importId: string): Promise<Grant> {
  const { organisation, kind } = await lockOwn(db, viewer, importId);
  return editorGrant(viewer, organisation, kind);
}

/** Has a stored file read. The digest is that of bytes which the same request brought, never one that a form names. */
export const startImport = defineCommand({
  name: 'import.start',
  input: z.strictObject({
    organisation: code,
    kind: z.string().refine((kind) => sheetKinds().includes(kind), { error: 'kind' }),
    file: z.strictObject({ digest: z.string().refine(isDigest, { error: 'file' }), name: z.string().min(1).max(300) }),
  }),
  allow: (_db, viewer, { organisation, kind }) => editorGrant(viewer, organisation, kind),
  run: async (db, viewer, { organisation, kind, file }): Promise<{ id: string }> => {
    const { rows } = await db.query<{ id: string }>(
      `INSERT INTO import (organisation_code, actor_id, kind, file_digest, file_name, created_at)
       SELECT $1, $2, $3, digest, $5, $6 FROM stored_file WHERE digest = $4 RETURNING id`,
      [organisation, viewer.actor, kind, file.digest, file.name, now().toISOString()],
    );
    if (!rows[0]) throw new Invalid([{ path: ['file'], code: 'missing' }]);
    await enqueue(db, 'import', { id: rows[0].id });
    return rows[0];
  },
  subject: (_input, result) => (result ? `import/${result.id}` : null),
  detail: ({ kind }) => ({ kind }),
});

/** Reads the same file again: after a failure, or because the record has moved since. */
export const readAgain = defineCommand({
  name: 'import.read-again',
  input: z.strictObject({ id }),
  allow: (db, viewer, input) => ownGrant(db, viewer, input.id),
  run: async (db, viewer, input) => {
    const { state } = await lockOwn(db, viewer, input.id);
    if (state === 'waiting' || state === 'reading' || state === 'taken') throw new Invalid([{ path: ['id'], code: 'import-state' }]);
    await db.query(
      `UPDATE import SET state = 'waiting', rows_read = 0, counts = NULL, notices = NULL, impact = NULL, failure = NULL, finished_at = NULL WHERE id = $1`,
      [input.id],
    );
    await enqueue(db, 'import', { id: input.id });
  },
  subject: (input) => `import/${input.id}`,
});

/** Forgets an import that came into no change set. The audit keeps that it was there. */
export const discardImport = defineCommand({
  name: 'import.discard',
  input: z.strictObject({ id }),
  allow: (db, viewer, input) => ownGrant(db, viewer, input.id),
  run: async (db, viewer, input) => {
    const { state } = await lockOwn(db, viewer, input.id);
    if (state === 'reading' || state === 'taken') throw new Invalid([{ path: ['id'], code: 'import-state' }]);
    await db.query('DELETE FROM import WHERE id = $1', [input.id]);
  },
  subject: (input) => `import/${input.id}`,
});

/** Puts what an import would change into a change set of its sender: every row of it, or none. Nothing public moves. */
export const takeImport = defineCommand({
  name: 'import.take',
  input: z.strictObject({
    id,
    /** Into which of the sender's open change sets; null: the newest one, or a new one. */
    changeSet: z.number().int().positive().nullable(),
    /** Go on without the rows that were refused. */
    leaveOut: z.boolean(),
    replace: z.boolean(),
    nature: z.enum(['revision', 'correction']),
  }),
  allow: (db, viewer, input) => ownGrant(db, viewer, input.id),
  run: async (db, viewer, input, grant): Promise<{ changeSet: number; rows: number }> => {
    const { state, counts, kind, organisation } = await lockOwn(db, viewer, input.id);
    if (state !== 'ready' || counts === null) throw new Invalid([{ path: ['id'], code: 'import-state' }]);
    if (counts.refused > 0 && !input.leaveOut) throw new Invalid([{ path: ['leaveOut'], code: 'refused-rows' }]);
    const rows = counts.new + counts.changed;
    if (rows === 0) throw new Invalid([{ path: [], code: 'unchanged' }]);
    const set = await openSet(db, viewer, organisation, input.changeSet);
    const { replace, nature } = input;
    const taking = { importId: input.id, kind, organisation, changeSet: set.number, seenEdition: counts.seenEdition, replace, nature };
    if (kind === 'figure') await stageFigures(db, taking);
    else await stageRecords(db, taking, grant);
    await db.query(`UPDATE import SET state = 'taken', change_set_number = $2, counts = counts || $3 WHERE id = $1`, [
      input.id,
      set.number,
      JSON.stringify({ leftOut: counts.refused }),
    ]);
    // They stand in the change set now.
    for (const part of ['import_record', 'import_figure']) await db.query(`DELETE FROM ${part} WHERE import_id = $1`, [input.id]);
    return { changeSet: set.number, rows };
  },
  subject: (input) => `import/${input.id}`,
  detail: ({ changeSet, leaveOut, replace }) => ({ changeSet, leaveOut, replace }),
});
