import 'server-only';
import { bodiesOf, isAdministrator, type Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { SetState } from './draft-sets';

/** A set of the viewer's own that they can still change. */
export type OwnSet = { number: number; title: LocalizedText; state: SetState; changes: number; comments: number };
export type Typing = { form: string; savedAt: string };
/** A scheduled set that could not be published at its hour and still waits for its author. */
export type HeldBack = { number: number; title: LocalizedText; at: string };

const MOST = 20;

/** Returned sets first: somebody waits for them. */
export async function listOwnSets(viewer: Viewer): Promise<OwnSet[]> {
  const { rows } = await pool().query<OwnSet>(
    `SELECT s.number, s.title, s.state,
            (SELECT count(*)::int FROM change c WHERE c.change_set_number = s.number AND c.kind <> 'figures')
          + (SELECT count(*)::int FROM staged_figure f WHERE f.change_set_number = s.number) AS changes,
            (SELECT count(*)::int FROM change_comment m WHERE m.change_set_number = s.number AND m.settled_at IS NULL AND m.actor_id <> $1) AS comments
       FROM change_set s WHERE s.author_id = $1 AND s.state IN ('draft', 'returned')
      ORDER BY s.state = 'draft', s.number DESC LIMIT ${MOST}`,
    [viewer.actor],
  );
  return rows;
}

/** Forms that the viewer left without saving. */
export async function listTyping(viewer: Viewer): Promise<Typing[]> {
  const { rows } = await pool().query<{ form: string; savedAt: Date }>(
    `SELECT form, saved_at AS "savedAt" FROM form_draft WHERE actor_id = $1 ORDER BY saved_at DESC LIMIT ${MOST}`,
    [viewer.actor],
  );
  return rows.map(({ form, savedAt }) => ({ form, savedAt: savedAt.toISOString() }));
}

/** Publications that failed and were not dealt with; for administrators. */
export async function listHeldBack(viewer: Viewer): Promise<HeldBack[]> {
  if (!isAdministrator(viewer)) return [];
  const { rows } = await pool().query<{ number: number; title: LocalizedText; at: Date }>(
    `SELECT s.number, s.title, h.at FROM change_set s
       JOIN LATERAL (SELECT step, at FROM change_set_step WHERE change_set_number = s.number ORDER BY position DESC LIMIT 1) AS h ON h.step = 'held-back'
      WHERE s.state = 'returned' ORDER BY h.at DESC LIMIT ${MOST}`,
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

/** Bodies whose tasks and figures are the viewer's to look after. */
export const bodiesInCharge = (viewer: Viewer): string[] => bodiesOf(viewer, 'editor', 'reviewer');
