import 'server-only';
import { bodiesOf, isAdministrator, type Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { SetState } from './draft-sets';

export const SETS_PER_PAGE = 30;
export const SET_FILTERS = ['to-review', 'mine', 'draft', 'waiting', 'scheduled', 'returned', 'published', 'withdrawn'] as const;
export type SetFilter = (typeof SET_FILTERS)[number];
/** As what somebody wrote a set: the role they hold for its body, a body's own system, or the portal's content files. */
export type AuthorRole = 'editor' | 'translator' | 'token' | 'system' | 'former';

export type SetBrief = {
  number: number;
  title: LocalizedText;
  state: SetState;
  organisation: { code: string; name: LocalizedText | null } | null;
  author: { name: string | null; role: AuthorRole; isViewer: boolean };
  records: number;
  figures: number;
  /** When it came into this state. */
  since: string;
  publishAt: string | null;
};

/** Who asks, as `v` of the queries below: its seven parameters come first. */
export const VIEWER = `WITH v AS (SELECT $1::text AS actor, $2::text AS user_id, $3::boolean AS is_administrator, $4::text[] AS bodies,
  $5::text[] AS held, $6::boolean AS holds_portal, $7::text[] AS reviewed)`;

export function viewerParameters(viewer: Viewer): unknown[] {
  const held = new Set(viewer.grants.flatMap(({ organisation }) => organisation ?? []));
  return [
    viewer.actor,
    viewer.userId,
    isAdministrator(viewer),
    bodiesOf(viewer, 'editor', 'reviewer'),
    [...held],
    viewer.grants.some(({ organisation }) => organisation === null),
    bodiesOf(viewer, 'reviewer'),
  ];
}

/** SQL over `s`, a change set: of a body they edit or review for, their own while they hold a role there; to an administrator all. */
export const IS_VISIBLE = `(v.is_administrator OR s.organisation_code = ANY(v.bodies)
  OR s.author_id = v.actor AND (s.organisation_code = ANY(v.held) OR s.organisation_code IS NULL AND v.holds_portal))`;

/** SQL over `s` and `a`, its author: they may decide on it, being neither its author nor the person behind its author. */
const IS_FOR_REVIEW = `(s.state = 'submitted' AND s.author_id <> v.actor AND a.user_id IS DISTINCT FROM v.user_id
  AND (s.organisation_code = ANY(v.reviewed) OR s.organisation_code IS NULL AND v.is_administrator))`;

/** SQL over `s` and `a`: as what the author wrote it. */
export const AUTHOR_ROLE = `CASE WHEN a.kind = 'token' THEN 'token' WHEN a.kind = 'system' THEN 'system' ELSE coalesce(
  (SELECT min(m.role) FROM membership m WHERE m.user_id = a.user_id AND m.ended_at IS NULL AND m.role IN ('editor', 'translator')
      AND m.organisation_code IS NOT DISTINCT FROM s.organisation_code), 'former') END`;

const CONDITIONS: Record<SetFilter, string> = {
  'to-review': IS_FOR_REVIEW,
  mine: 's.author_id = v.actor',
  draft: `s.state = 'draft'`,
  waiting: `s.state = 'submitted'`,
  scheduled: `s.state = 'scheduled'`,
  returned: `s.state = 'returned'`,
  published: `s.state = 'published'`,
  withdrawn: `s.state = 'withdrawn'`,
};

export type SetCounts = Record<SetFilter, number>;

/** How many sets stand under each filter, for this viewer. */
export async function countSets(viewer: Viewer): Promise<SetCounts> {
  const counts = Object.entries(CONDITIONS).map(([filter, condition]) => `count(*) FILTER (WHERE ${condition})::int AS "${filter}"`);
  const { rows } = await pool().query<SetCounts>(
    `${VIEWER} SELECT ${counts.join(', ')} FROM change_set s JOIN actor a ON a.id = s.author_id CROSS JOIN v WHERE ${IS_VISIBLE}`,
    viewerParameters(viewer),
  );
  return rows[0] as SetCounts;
}

type Row = Omit<SetBrief, 'organisation' | 'author' | 'since' | 'publishAt'> & {
  organisation: string | null;
  organisationName: LocalizedText | null;
  authorId: string;
  authorName: string | null;
  role: AuthorRole;
  since: Date;
  publishAt: Date | null;
};

/** One page of the sets under a filter: those that wait longest first where somebody is to act on them, else the newest first. */
export async function listSets(viewer: Viewer, filter: SetFilter, page: number): Promise<SetBrief[]> {
  const order = filter === 'to-review' ? 'since, number' : filter === 'scheduled' ? 's.publish_at, number' : 'since DESC, number DESC';
  const { rows } = await pool().query<Row>(
    `${VIEWER} SELECT s.number, s.title, s.state, s.organisation_code AS organisation, s.author_id AS "authorId", u.name AS "authorName", ${AUTHOR_ROLE} AS role,
            (SELECT o.name FROM organisation_revision o WHERE o.code = s.organisation_code AND o.superseded_at IS NULL) AS "organisationName",
            (SELECT count(*)::int FROM change c WHERE c.change_set_number = s.number AND c.kind <> 'figures') AS records,
            (SELECT count(*)::int FROM staged_figure f WHERE f.change_set_number = s.number) AS figures,
            coalesce(s.published_at, (SELECT max(h.at) FROM change_set_step h WHERE h.change_set_number = s.number), s.submitted_at, s.created_at) AS since,
            s.publish_at AS "publishAt"
       FROM change_set s JOIN actor a ON a.id = s.author_id LEFT JOIN account_user u ON u.id = a.user_id CROSS JOIN v
      WHERE ${IS_VISIBLE} AND ${CONDITIONS[filter]} ORDER BY ${order} LIMIT $8 OFFSET $9`,
    [...viewerParameters(viewer), SETS_PER_PAGE, (page - 1) * SETS_PER_PAGE],
  );
  return rows.map(({ organisation, organisationName, authorId, authorName, role, since, publishAt, ...row }) => ({
    ...row,
    organisation: organisation === null ? null : { code: organisation, name: organisationName },
    author: { name: authorName, role, isViewer: authorId === viewer.actor },
    since: since.toISOString(),
    publishAt: publishAt?.toISOString() ?? null,
  }));
}
