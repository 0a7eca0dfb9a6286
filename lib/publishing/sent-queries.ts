import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { SetState, Step } from './draft-sets';

/** A change set as its sender's system may read it: what happened to it, in the words meant for readers and for its author. */
export type SentSetState = {
  number: number;
  state: SetState;
  title: LocalizedText;
  reason: LocalizedText;
  submittedAt: string | null;
  publishAt: string | null;
  publishedAt: string | null;
  edition: number | null;
  steps: { at: string; step: Step; words: string | null }[];
  comments: { kind: string; code: string; field: string; words: string; at: string; isSettled: boolean }[];
};

const instant = (column: string): string => `to_json(${column}) #>> '{}'`;

/** A set that this very key sent; null for every other number. */
export async function findSentSet(viewer: Viewer, number: number): Promise<SentSetState | null> {
  const { rows } = await pool().query<SentSetState>(
    `SELECT s.number, s.state, s.title, s.reason, ${instant('s.submitted_at')} AS "submittedAt", ${instant('s.publish_at')} AS "publishAt",
            ${instant('s.published_at')} AS "publishedAt", s.edition,
            coalesce((SELECT jsonb_agg(jsonb_build_object('at', h.at, 'step', h.step, 'words', h.words) ORDER BY h.position)
                        FROM change_set_step h WHERE h.change_set_number = s.number), '[]') AS steps,
            coalesce((SELECT jsonb_agg(jsonb_build_object('kind', c.kind, 'code', c.code, 'field', c.field, 'words', c.words, 'at', c.at,
                               'isSettled', c.settled_at IS NOT NULL) ORDER BY c.at, c.id)
                        FROM change_comment c WHERE c.change_set_number = s.number), '[]') AS comments
       FROM change_set s WHERE s.number = $1 AND s.author_id = $2`,
    [number, viewer.actor],
  );
  return rows[0] ?? null;
}
