import 'server-only';
import type { ClientBase } from 'pg';
import type { Viewer } from '@/lib/auth/viewer';
import { transaction } from '@/lib/db/pool';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { ChangeNature } from './change-set';
import type { Finding } from './checks/finding';
import { COMMENTED } from './comments';
import { reviewGrant } from './decisions';
import { readNamed } from './desk-names';
import { AUTHOR_ROLE, type AuthorRole, IS_VISIBLE, VIEWER, viewerParameters } from './desk-sets';
import { difference, type FieldChange, REFERENCES, type Reference, referencesIn, type Subject, subjectOf } from './difference';
import type { SetState, Step } from './draft-sets';
import type { Named } from './edition-changes';
import { type CitedSource, type RecordQuote, readCited, recordQuotes } from './evidence';
import { loadFindings } from './findings';
import { impactOf } from './impact';
import type { Impact } from './impact-shape';
import type { MergeConflict } from './merge';
import { readProposed } from './proposed';
import { countStaged, type ReviewedFigure, readReviewedFigures } from './reviewed-figures';

export const RECORDS_PER_PAGE = 100;

export type ReviewedRecord = {
  kind: string;
  code: string;
  nature: ChangeNature;
  subject: Subject;
  fields: FieldChange[];
  conflicts: MergeConflict[];
};
export type SetStep = { position: number; at: string; step: Step; words: string | null; name: string | null; publishAt: string | null };
export type SetComment = {
  id: string;
  kind: string;
  code: string;
  field: string;
  words: string;
  name: string | null;
  isAuthor: boolean;
  isViewer: boolean;
  at: string;
  isSettled: boolean;
};
export type SetDetail = {
  number: number;
  title: LocalizedText;
  reason: LocalizedText;
  state: SetState;
  organisation: string | null;
  author: { name: string | null; role: AuthorRole; isViewer: boolean };
  reviewer: string | null;
  submittedAt: string | null;
  publishAt: string | null;
  edition: number | null;
  publishedAt: string | null;
  decision: string | null;
  records: { items: ReviewedRecord[]; total: number };
  figures: { items: ReviewedFigure[]; total: number };
  /** Quotes in the records shown, and every source that the page's quotes come from. */
  quotes: RecordQuote[];
  sources: CitedSource[];
  steps: SetStep[];
  comments: SetComment[];
  named: Named[];
  references: Readonly<Record<string, string>>;
  may: { edit: boolean; withdraw: boolean; decide: boolean; comment: boolean; settleAll: boolean };
  /** The viewer has the role to decide but prepared it, in person or through a token. */
  isFourEyes: boolean;
};
export type SetPages = { records: number; figures: number };

type Row = {
  number: number;
  title: LocalizedText;
  reason: LocalizedText;
  state: SetState;
  organisation: string | null;
  author_id: string;
  author_user: string | null;
  author_name: string | null;
  role: AuthorRole;
  reviewer: string | null;
  submitted_at: Date | null;
  publish_at: Date | null;
  edition: number | null;
  published_at: Date | null;
  decision: string | null;
  records: number;
};

/** A change set with everything that whoever decides on it needs; null where there is none that the viewer may see. */
export function getSet(viewer: Viewer, number: number, pages: SetPages): Promise<SetDetail | null> {
  return transaction(async (db) => {
    const set = await readVisible(db, viewer, number);
    return set && detailOf(db, viewer, set, pages);
  });
}

/** What the automatic checks say of a set that is not published; null where the viewer may not see it. */
export function getFindings(viewer: Viewer, number: number): Promise<Finding[] | null> {
  return transaction(async (db) => ((await readVisible(db, viewer, number)) === null ? null : loadFindings(db, number)));
}

/** The database takes back what works too long. */
const QUERY_CANCELED = '57014';

/** What readers would see of a set that is not published; `large` where that takes too long, null where the viewer may not see it. */
export async function getImpact(viewer: Viewer, number: number): Promise<Impact | 'large' | null> {
  if ((await transaction((db) => readVisible(db, viewer, number))) === null) return null;
  try {
    return await impactOf(number);
  } catch (error) {
    if ((error as { code?: unknown }).code !== QUERY_CANCELED) throw error;
    return 'large';
  }
}

async function readVisible(db: ClientBase, viewer: Viewer, number: number): Promise<Row | null> {
  const { rows } = await db.query<Row>(
    `${VIEWER} SELECT s.number, s.title, s.reason, s.state, s.organisation_code AS organisation, s.author_id, a.user_id AS author_user, u.name AS author_name,
            ${AUTHOR_ROLE} AS role, (SELECT p.name FROM actor r JOIN account_user p ON p.id = r.user_id WHERE r.id = s.reviewer_id) AS reviewer,
            s.submitted_at, s.publish_at, s.edition, s.published_at, s.decision,
            (SELECT count(*)::int FROM change c WHERE c.change_set_number = s.number AND c.kind <> 'figures') AS records
       FROM change_set s JOIN actor a ON a.id = s.author_id LEFT JOIN account_user u ON u.id = a.user_id CROSS JOIN v
      WHERE s.number = $8 AND ${IS_VISIBLE}`,
    [...viewerParameters(viewer), number],
  );
  return rows[0] ?? null;
}

async function detailOf(db: ClientBase, viewer: Viewer, set: Row, pages: SetPages): Promise<SetDetail> {
  const { number, edition, state } = set;
  const proposed = await readProposed(db, number, { offset: (pages.records - 1) * RECORDS_PER_PAGE, limit: RECORDS_PER_PAGE });
  const figures = await readReviewedFigures(db, set, pages.figures);
  const records = proposed.map(({ kind, code, nature, before, after, conflicts }) => ({
    kind,
    code,
    nature,
    subject: subjectOf(kind, after),
    fields: nature === 'withdrawal' ? [] : difference(before ?? {}, after),
    conflicts,
  }));
  const quotes = recordQuotes(proposed);
  const sources = await readCited(db, number, [
    ...quotes.map(({ source }) => source),
    ...figures.flatMap(({ quoted, before }) => [quoted?.source, before?.quoted?.source].filter((code) => code !== undefined)),
  ]);
  const isAuthor = set.author_id === viewer.actor;
  const isBehind = isAuthor || (set.author_user !== null && set.author_user === viewer.userId);
  const isReviewer = reviewGrant(viewer, set.organisation) !== undefined;
  const isWriter = isAuthor && viewer.grants.some(({ role, organisation }) => isDrafting(role) && organisation === set.organisation);
  const isOpen = state === 'draft' || state === 'returned';
  return {
    number,
    title: set.title,
    reason: set.reason,
    state,
    organisation: set.organisation,
    author: { name: set.author_name, role: set.role, isViewer: isAuthor },
    reviewer: set.reviewer,
    submittedAt: set.submitted_at?.toISOString() ?? null,
    publishAt: set.publish_at?.toISOString() ?? null,
    edition,
    publishedAt: set.published_at?.toISOString() ?? null,
    decision: set.decision,
    records: { items: records, total: set.records },
    figures: { items: figures, total: await countStaged(db, number) },
    quotes,
    sources,
    steps: await readSteps(db, number),
    comments: await readComments(db, set, viewer),
    named: await readNamed(db, number, namedBy(set, records, figures, sources)),
    references: REFERENCES,
    may: {
      edit: isWriter && isOpen,
      withdraw: isWriter && (isOpen || state === 'submitted' || state === 'scheduled'),
      decide: isReviewer && !isBehind && (state === 'submitted' || state === 'scheduled'),
      comment: (isWriter || isReviewer) && COMMENTED.includes(state),
      settleAll: isReviewer && !isAuthor && COMMENTED.includes(state),
    },
    isFourEyes: isReviewer && isBehind,
  };
}

const isDrafting = (role: string): boolean => role === 'editor' || role === 'translator';

function namedBy(
  set: Pick<Row, 'organisation'>,
  records: readonly ReviewedRecord[],
  figures: readonly ReviewedFigure[],
  sources: readonly CitedSource[],
): Reference[] {
  const figureNames = figures.flatMap(({ series, indicator, area, release, source }) => [
    { kind: 'series', code: series },
    { kind: 'area', code: area },
    { kind: 'release', code: release },
    { kind: 'source', code: source },
    ...(indicator === null ? [] : [{ kind: 'indicator', code: indicator }]),
  ]);
  return [
    ...records.flatMap(({ kind, code, subject, fields }) => [{ kind, code }, ...subject.of, ...referencesIn(kind, fields)]),
    ...figureNames,
    ...sources.map(({ code }) => ({ kind: 'source', code })),
    ...(set.organisation === null ? [] : [{ kind: 'organisation', code: set.organisation }]),
  ];
}

async function readSteps(db: ClientBase, number: number): Promise<SetStep[]> {
  const { rows } = await db.query<Omit<SetStep, 'at' | 'publishAt'> & { at: Date; detail: { publishAt?: string } | null }>(
    `SELECT h.position, h.at, h.step, h.words, h.detail, u.name FROM change_set_step h LEFT JOIN actor a ON a.id = h.actor_id
       LEFT JOIN account_user u ON u.id = a.user_id WHERE h.change_set_number = $1 ORDER BY h.position`,
    [number],
  );
  return rows.map(({ at, detail, ...step }) => ({ ...step, at: at.toISOString(), publishAt: detail?.publishAt ?? null }));
}

async function readComments(db: ClientBase, set: Row, viewer: Viewer): Promise<SetComment[]> {
  const { rows } = await db.query<Omit<SetComment, 'at' | 'isAuthor' | 'isViewer'> & { at: Date; actor: string }>(
    `SELECT c.id::text, c.kind, c.code, c.field, c.words, c.at, c.actor_id AS actor, c.settled_at IS NOT NULL AS "isSettled", u.name
       FROM change_comment c LEFT JOIN actor a ON a.id = c.actor_id LEFT JOIN account_user u ON u.id = a.user_id
      WHERE c.change_set_number = $1 ORDER BY c.at, c.id`,
    [set.number],
  );
  return rows.map(({ at, actor, ...comment }) => ({
    ...comment,
    at: at.toISOString(),
    isAuthor: actor === set.author_id,
    isViewer: actor === viewer.actor,
  }));
}
