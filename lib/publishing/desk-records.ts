import 'server-only';
import { bodiesOf, type Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { Kind } from '@/lib/kind';
import { keptSql } from './desk-kept';
import { allLanguages, namedSql, proposedName, searchPatterns } from './desk-kinds';
import { KINDS, kindNamed } from './kinds';
import type { RecordAsked, RecordState } from './record-states';

export const RECORDS_PER_PAGE = 50;

/** A draft of a record as the viewer may know of it: of another body only that there is one, so no number. */
export type OtherDraft = { changeSet: number | null; state: 'draft' | 'waiting' };
export type ListedRecord = {
  code: string;
  /** 0: not published yet. */
  revision: number;
  isWithdrawn: boolean;
  name: LocalizedText | null;
  other: LocalizedText | null;
  detail: string | null;
  /** The viewer's own open change set that holds it. */
  mine: number | null;
  drafts: OtherDraft[];
};

/** Bodies whose records the viewer edits. */
export const editedBodies = (viewer: Viewer): string[] => bodiesOf(viewer, 'editor');
/** Bodies whose drafts the viewer may see. */
export const knownBodies = (viewer: Viewer): string[] => bodiesOf(viewer, 'editor', 'reviewer', 'translator');

/** How many open records of each kind the viewer's bodies keep. */
export async function countKept(viewer: Viewer): Promise<Map<string, number>> {
  const counts = KINDS.map(
    (kind) => `SELECT '${kind.kind}' AS kind, count(*)::int AS n FROM "${kind.table}" r
      WHERE r.superseded_at IS NULL AND NOT r.withdrawn AND ${keptSql(kind)}`,
  );
  const { rows } = await pool().query<{ kind: string; n: number }>(counts.join(' UNION ALL '), [editedBodies(viewer)]);
  return new Map(rows.map(({ kind, n }) => [kind, n]));
}

const open = `s.state IN ('draft', 'returned', 'submitted', 'scheduled')`;
const editable = `s.state IN ('draft', 'returned')`;
/** `$1` edited bodies, `$2` the viewer, `$3` bodies whose drafts the viewer may see. */
const visible = '(s.author_id = $2 OR s.organisation_code = ANY($3))';
const inSet = (kind: Kind, condition: string): string => `EXISTS (SELECT FROM change c JOIN change_set s ON s.number = c.change_set_number
  WHERE c.kind = '${kind.kind}' AND c.code = l.code AND ${condition})`;

/** Published records and those that only a draft has yet, each once. */
function listedSql(kind: Kind, all: boolean): string {
  const { name, other, detail } = namedSql(kind);
  const topic = kind.columns.topic === undefined ? 'NULL' : `r."${kind.columns.topic}"`;
  return `SELECT r.code, r.revision, r.withdrawn, ${name} AS name, ${other} AS other, ${detail}::text AS detail, ${topic} AS topic
      FROM "${kind.table}" r WHERE r.superseded_at IS NULL ${all ? '' : `AND ${keptSql(kind)}`}
    UNION ALL
    SELECT * FROM (SELECT DISTINCT ON (c.code) c.code, 0, false, ${proposedName(kind)}, NULL::jsonb, NULL, p ->> 'topic'
      FROM change c JOIN change_set s ON s.number = c.change_set_number CROSS JOIN LATERAL (SELECT c.record::jsonb) AS j (p)
     WHERE c.kind = '${kind.kind}' AND c.base_revision = 0 AND ${open} AND ${visible}
       AND NOT EXISTS (SELECT FROM "${kind.table}" r WHERE r.code = c.code) ORDER BY c.code, s.number DESC) AS fresh`;
}

const stateSql = (kind: Kind): Record<RecordState, string> => ({
  published: 'l.revision > 0 AND NOT l.withdrawn',
  withdrawn: 'l.withdrawn',
  mine: inSet(kind, `s.author_id = $2 AND ${editable}`),
  waiting: inSet(kind, `s.state IN ('submitted', 'scheduled') AND ${visible}`),
});

/** One page of the records that the viewer's bodies keep (or all), and how many there are. */
export async function listRecords(viewer: Viewer, kindName: string, asked: RecordAsked): Promise<{ rows: ListedRecord[]; total: number }> {
  const kind = kindNamed(kindName);
  const values: unknown[] = [editedBodies(viewer), viewer.actor, knownBodies(viewer)];
  const give = (value: unknown): string => `$${values.push(value)}`;
  // Every value is named once, whichever conditions there are.
  const conditions = ['cardinality($1::text[]) + length($2::text) + cardinality($3::text[]) >= 0'];
  const patterns = searchPatterns(asked.query);
  const words = `search_fold(concat_ws(' ', l.code, ${allLanguages('l.name')}, ${allLanguages('l.other')}, l.detail))`;
  if (patterns.length > 0) conditions.push(`${words} LIKE ALL(${give(patterns)}::text[])`);
  if (asked.state !== null) conditions.push(stateSql(kind)[asked.state]);
  if (asked.topic !== null) conditions.push(`l.topic = ${give(asked.topic)}`);
  const from = `FROM (${listedSql(kind, asked.all)}) AS l (code, revision, withdrawn, name, other, detail, topic) WHERE ${conditions.join(' AND ')}`;
  const { rows: counted } = await pool().query<{ total: number }>(`SELECT count(*)::int AS total ${from}`, values);
  const { rows } = await pool().query<Omit<ListedRecord, 'mine' | 'drafts'>>(
    `SELECT l.code, l.revision, l.withdrawn AS "isWithdrawn", l.name, l.other, l.detail ${from}
      ORDER BY coalesce(l.name ->> 'vi', l.name ->> (l.name ->> 'original')) COLLATE "vi-x-icu" NULLS LAST, l.code
      LIMIT ${RECORDS_PER_PAGE} OFFSET ${give((asked.page - 1) * RECORDS_PER_PAGE)}`,
    values,
  );
  const drafts = await draftsOf(
    viewer,
    kindName,
    rows.map(({ code }) => code),
  );
  return {
    total: counted[0]?.total ?? 0,
    rows: rows.map((row) => ({ ...row, mine: drafts.get(row.code)?.mine ?? null, drafts: drafts.get(row.code)?.others ?? [] })),
  };
}

type Drafts = { mine: number | null; others: OtherDraft[] };

/** Open drafts of records: the viewer's own to go on with, and that there are others. */
export async function draftsOf(viewer: Viewer, kind: string, codes: string[]): Promise<Map<string, Drafts>> {
  const { rows } = await pool().query<{ code: string; number: number; isEditable: boolean; isMine: boolean; isKnown: boolean }>(
    `SELECT c.code, s.number, ${editable} AS "isEditable", s.author_id = $3 AS "isMine",
            (s.author_id = $3 OR s.organisation_code = ANY($4)) IS TRUE AS "isKnown"
       FROM change c JOIN change_set s ON s.number = c.change_set_number
      WHERE c.kind = $1 AND c.code = ANY($2) AND ${open} ORDER BY s.number DESC`,
    [kind, codes, viewer.actor, knownBodies(viewer)],
  );
  const found = new Map<string, Drafts>();
  for (const { code, number, isEditable, isMine, isKnown } of rows) {
    const before = found.get(code) ?? { mine: null, others: [] };
    const other: OtherDraft = { changeSet: isKnown ? number : null, state: isEditable ? 'draft' : 'waiting' };
    const isNext = isMine && isEditable && before.mine === null;
    found.set(code, isNext ? { ...before, mine: number } : { ...before, others: [...before.others, other] });
  }
  return found;
}
