import type { ClientBase } from 'pg';
import type { FigureRecord } from '@/lib/indicators/schema';
import { type ProposedChange, type ProposedChangeSet, submitChangeSet } from '@/lib/publishing/change-set';
import type { FigureNature, StagedFigure } from '@/lib/publishing/figures';
import { kindNamed } from '@/lib/publishing/kinds';
import { type Published, publish } from '@/lib/publishing/publish';
import { readRecords } from '@/lib/publishing/records';

export const AUTHOR = 'person:author';
export const TRANSLATOR = 'person:translator';
export const REVIEWER = 'person:reviewer';

type Parts = Partial<Pick<ProposedChangeSet, 'author' | 'changes' | 'figures'>>;

/** Three people; the reviewer speaks for the portal, so for change sets of no body. */
export async function addActors(db: ClientBase): Promise<void> {
  await db.query(
    `WITH people AS (SELECT id FROM unnest($1::text[]) AS id),
          users AS (INSERT INTO account_user (id, name, email, updated_at) SELECT id, id, replace(id, ':', '.') || '@example.org', now() FROM people)
     INSERT INTO actor (id, kind, user_id) SELECT id, 'person', id FROM people`,
    [[AUTHOR, TRANSLATOR, REVIEWER]],
  );
  await db.query(`INSERT INTO membership (user_id, role, granted_at, granted_by) VALUES ($1, 'administrator', now(), 'system:founding')`, [
    REVIEWER,
  ]);
}

/** A change set as submitted, with the words that no test cares about. */
export function submit(db: ClientBase, { author = AUTHOR, changes = [], figures = [] }: Parts): Promise<number> {
  const words = { original: 'en' as const, en: 'A change made by a test' };
  return submitChangeSet(db, { title: words, reason: words, author, organisation: null, changes, figures });
}

/** Submits and publishes, reviewed by somebody else. */
export async function publishChange(db: ClientBase, parts: Parts, at: string): Promise<Published> {
  return publish(db, await submit(db, parts), REVIEWER, at);
}

/** The open revision of a record with some of its fields replaced, based on what stands now. */
export async function changed(
  db: ClientBase,
  kind: string,
  code: string,
  fields: Record<string, unknown>,
  nature: ProposedChange['nature'] = 'revision',
): Promise<ProposedChange> {
  const open = (await readRecords(db, kindNamed(kind), [code])).get(code);
  if (!open) throw new Error(`no ${kind} ${code}`);
  return { kind, code, baseRevision: open.revision, nature, record: { ...open.record, ...fields, code } };
}

/** A published figure, as an editor would stage it again, with some of its fields replaced. */
export async function figureAgain(
  db: ClientBase,
  key: Pick<FigureRecord, 'series' | 'period' | 'area' | 'release'>,
  nature: FigureNature,
  fields: Partial<FigureRecord>,
): Promise<StagedFigure> {
  const { rows } = await db.query<FigureRecord>(
    `SELECT o.series_code AS series, o.period, o.area_code AS area, o.release_code AS release, o.value::text, o.qualifier, o.status, o.note,
            c.source_code AS source, c.quote, c.quote_language AS "quoteLanguage", c.confidence
       FROM observation o JOIN citation c ON c.observation_id = o.id
      WHERE o.series_code = $1 AND o.period = $2 AND o.area_code = $3 AND o.release_code = $4 AND o.superseded_at IS NULL ORDER BY c.id LIMIT 1`,
    [key.series, key.period, key.area, key.release],
  );
  if (!rows[0]) throw new Error(`no figure ${Object.values(key).join(' ')}`);
  return { ...rows[0], ...fields, nature };
}

/** A reply, of which the first content has none. */
export const REPLY = {
  code: 'reply-of-a-test',
  organisation: 'bkhcn',
  role: { original: 'vi' as const, vi: 'Văn phòng Bộ' },
  given: '2026-11-20',
  words: { original: 'vi' as const, vi: 'Bộ đang rà soát nhiệm vụ này.' },
  task: 'd08',
  indicator: null,
  source: null,
};

/** A break in a series, of which the first content has none. */
export const BREAK = {
  code: 'break-of-a-test',
  series: 'de-gdp-share-ministry',
  period: '2023',
  words: { original: 'vi' as const, vi: 'Từ kỳ này tính theo phương pháp khác.' },
  source: 'founding-001',
  confidence: 'high' as const,
};
