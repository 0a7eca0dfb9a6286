import 'server-only';
import type { ClientBase } from 'pg';
import type { Viewer } from '@/lib/auth/viewer';
import { pool, transaction } from '@/lib/db/pool';
import type { LocalizedText } from '@/lib/i18n/localized';
import { FIGURES } from './columns/files';
import { draftsOf, editedBodies, knownBodies, type OtherDraft } from './desk-records';
import type { JsonRecord } from './difference';
import { kindNamed } from './kinds';
import { keptOf } from './ownership';
import { readRecords } from './records';

/** The viewer's own draft of a record, open to change. */
export type OwnDraft = { changeSet: number; nature: string; baseRevision: number; digest: string; record: JsonRecord };
export type DeskRecord = {
  published: { record: JsonRecord; revision: number; isWithdrawn: boolean; edition: number; recordedAt: Date } | null;
  own: OwnDraft | null;
  /** Drafts of others, and the viewer's own that were handed in. */
  others: OtherDraft[];
  /** The viewer's bodies that keep it: by these it may be edited. */
  bodies: string[];
};
export type OpenSet = { number: number; title: LocalizedText; organisation: string; isReturned: boolean; changes: number };

/** A record as its editor sees it; null where there is none that the viewer may know of. */
export async function getDeskRecord(viewer: Viewer, kindName: string, code: string): Promise<DeskRecord | null> {
  const drafts = (await draftsOf(viewer, kindName, [code])).get(code) ?? { mine: null, others: [] };
  return transaction(async (db) => {
    const published = await publishedRecord(db, kindName, code);
    const own = drafts.mine === null ? null : await ownDraft(db, drafts.mine, kindName, code);
    const isKnown = drafts.others.some(({ changeSet }) => changeSet !== null);
    if (!published && !own && !isKnown) return null;
    const record = published?.record ?? own?.record;
    const bodies = record ? await keeping(db, viewer, kindName, code, record, own?.changeSet ?? null) : [];
    // Who has no published record to look at sees of others' drafts only those that are theirs to see.
    const others = published ? drafts.others : drafts.others.filter(({ changeSet }) => changeSet !== null);
    return { published, own, others, bodies };
  });
}

async function publishedRecord(db: ClientBase, kindName: string, code: string): Promise<DeskRecord['published']> {
  const kind = kindNamed(kindName);
  const found = (await readRecords(db, kind, [code])).get(code);
  if (!found) return null;
  const { rows } = await db.query<{ edition: number; recorded_at: Date }>(
    `SELECT edition, recorded_at FROM "${kind.table}" WHERE code = $1 AND superseded_at IS NULL`,
    [code],
  );
  const { edition = 0, recorded_at: recordedAt = new Date(0) } = rows[0] ?? {};
  return { record: found.record as JsonRecord, revision: found.revision, isWithdrawn: found.withdrawn, edition, recordedAt };
}

/** The draft of a record in one of the viewer's own sets. */
async function ownDraft(db: ClientBase, changeSet: number, kind: string, code: string): Promise<OwnDraft | null> {
  const { rows } = await db.query<{ nature: string; base_revision: number; digest: string; record: string }>(
    'SELECT nature, base_revision, digest, record FROM change WHERE change_set_number = $1 AND kind = $2 AND code = $3',
    [changeSet, kind, code],
  );
  const [row] = rows;
  return row
    ? { changeSet, nature: row.nature, baseRevision: row.base_revision, digest: row.digest, record: JSON.parse(row.record) as JsonRecord }
    : null;
}

async function keeping(db: ClientBase, viewer: Viewer, kind: string, code: string, record: JsonRecord, changeSet: number | null) {
  const kept: string[] = [];
  for (const body of editedBodies(viewer)) {
    if ((await keptOf(db, body, kind, [{ code, record }], changeSet)).has(code)) kept.push(body);
  }
  return kept;
}

/** The viewer's bodies that keep the figures of a series. */
export const keepersOfSeries = (viewer: Viewer, series: string, changeSet: number | null = null): Promise<string[]> =>
  transaction((db) => keeping(db, viewer, FIGURES.kind, series, { series }, changeSet));

/** The viewer's change sets that can take a change, newest first, with how much is in each. */
export async function openSets(viewer: Viewer): Promise<OpenSet[]> {
  const { rows } = await pool().query<OpenSet>(
    `SELECT s.number, s.title, s.organisation_code AS organisation, s.state = 'returned' AS "isReturned",
            (SELECT count(*)::int FROM change c WHERE c.change_set_number = s.number AND c.kind <> 'figures')
          + (SELECT count(*)::int FROM staged_figure f WHERE f.change_set_number = s.number) AS changes
       FROM change_set s WHERE s.author_id = $1 AND s.state IN ('draft', 'returned') AND s.organisation_code = ANY($2) ORDER BY s.number DESC`,
    [viewer.actor, knownBodies(viewer)],
  );
  return rows;
}

/** Names of bodies, for choices. */
export async function bodyNames(codes: readonly string[]): Promise<Map<string, LocalizedText>> {
  const { rows } = await pool().query<{ code: string; name: LocalizedText }>(
    'SELECT code, name FROM organisation_revision WHERE superseded_at IS NULL AND code = ANY($1)',
    [codes],
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}
