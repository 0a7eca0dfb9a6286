import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import type { Grant } from '@/lib/auth/viewer';
import { defineCommand } from '@/lib/command';
import { Conflict, Forbidden, Invalid } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/localized';
import type { Kind } from '@/lib/kind';
import { code, LARGEST_NUMBER } from '@/lib/record';
import { canonical, digest } from './canonical';
import { difference, type JsonRecord } from './difference';
import { draftGrant, lockOwnDraft, openSet, translatorLanguages } from './draft-sets';
import { KINDS, kindNamed } from './kinds';
import { type Json, merge } from './merge';
import { requireKept } from './ownership';
import { recordAtRevision } from './publish';
import { type Revision, readRecords } from './records';
import { missingReferences } from './references';
import { withBasis } from './translation-basis';

const kindName = z.enum(KINDS.map(({ kind }) => kind) as [string, ...string[]]);

export const changeInput = z.strictObject({
  /** For which body; null: a translator of all bodies. */
  organisation: code.nullable(),
  /** Into which of the author's open change sets; null: the newest one, or a new one. */
  changeSet: z.number().int().positive().max(LARGEST_NUMBER).nullable(),
  kind: kindName,
  code,
  /** The published revision that the author saw; 0 for a new record. */
  baseRevision: z.number().int().min(0),
  nature: z.enum(['new', 'revision', 'correction', 'withdrawal']),
  record: z.record(z.string(), z.json()),
  /** The digest of the author's own draft as the form showed it; null where the form showed the published record. */
  seen: z.string().nullable(),
});
export type ChangeInput = z.infer<typeof changeInput>;
export type SavedChange = { changeSet: number; code: string; merged: boolean };

/** Puts a record, as it is to be, into the author's open change set. Nothing public moves. */
export const saveChange = defineCommand({
  name: 'change.save',
  input: changeInput,
  allow: async (db, viewer, input) => {
    const grant = draftGrant(viewer, input.organisation);
    if (viewer.kinds !== null && !viewer.kinds.includes(input.kind)) throw new Forbidden('other-kind');
    if (input.organisation !== null) await requireKept(db, input.organisation, [input], input.changeSet);
    return grant;
  },
  run: async (db, viewer, input, grant): Promise<SavedChange> => {
    const set = await openSet(db, viewer, input.organisation, input.changeSet);
    const languages = grant.role === 'translator' ? translatorLanguages(viewer, input.organisation) : null;
    const change = await prepareChange(db, set.number, input, grant, languages);
    await refuseOverwriting(db, set.number, input);
    await db.query(
      `INSERT INTO change (change_set_number, position, kind, code, base_revision, nature, record, digest, submitted_digest)
       SELECT $1, coalesce(max(position), -1) + 1, $2, $3, $4, $5, $6, $7, $7 FROM change WHERE change_set_number = $1
       ON CONFLICT (change_set_number, kind, code) DO UPDATE SET base_revision = excluded.base_revision, nature = excluded.nature,
         record = excluded.record, digest = excluded.digest, submitted_digest = excluded.submitted_digest`,
      [set.number, input.kind, input.code, change.baseRevision, change.nature, change.text, digest(change.text)],
    );
    return { changeSet: set.number, code: input.code, merged: change.merged };
  },
  subject: ({ kind, code: of }) => `${kind}/${of}`,
  detail: ({ nature, changeSet }) => ({ nature, changeSet }),
});

/** Takes a record out of the author's open change set again. */
export const removeChange = defineCommand({
  name: 'change.remove',
  input: z.strictObject({ changeSet: z.number().int().positive(), kind: kindName, code }),
  allow: async (db, viewer, { changeSet }) => draftGrant(viewer, (await lockOwnDraft(db, viewer, changeSet)).organisation_code),
  run: async (db, _viewer, { changeSet, kind, code: of }) => {
    await db.query('DELETE FROM change WHERE change_set_number = $1 AND kind = $2 AND code = $3', [changeSet, kind, of]);
  },
  subject: ({ kind, code: of }) => `${kind}/${of}`,
  detail: ({ changeSet }) => ({ changeSet }),
});

type Prepared = { text: string; baseRevision: number; nature: ChangeInput['nature']; merged: boolean };

/** The record checked, merged with what was published since the author saw it, its translations marked. Also used by bulk doors. */
export async function prepareChange(
  db: ClientBase,
  changeSet: number,
  input: ChangeInput,
  grant: Grant,
  languages: readonly (Locale | null)[] | null = grant.role === 'translator' ? [grant.language] : null,
): Promise<Prepared> {
  const kind = kindNamed(input.kind);
  const current = (await readRecords(db, kind, [input.code])).get(input.code);
  if (input.baseRevision > (current?.revision ?? 0)) throw new Invalid([{ path: ['baseRevision'], code: 'base-revision' }]);
  if (input.baseRevision === 0 && current) throw new Invalid([{ path: ['code'], code: 'code-taken' }]);
  const published = (current?.record as Json | undefined) ?? null;
  const proposed = { ...input.record, code: input.code } as Json;
  // Whatever comes after may count on its shape.
  if (input.nature !== 'withdrawal') requireShape(kind, proposed);
  const merged = await rebased(db, input, current, proposed);
  const record = requireShape(kind, input.nature === 'withdrawal' ? published : withBasis(published, merged.record));
  const missing = await missingReferences(db, changeSet, input.kind, record);
  if (missing.length > 0) throw new Invalid(missing);
  const changes = difference((published ?? {}) as JsonRecord, record as JsonRecord);
  const text = canonical(record);
  if (current && input.nature !== 'withdrawal' && text === canonical(published)) throw new Invalid([{ path: [], code: 'unchanged' }]);
  if (languages !== null) requireLanguage(languages, current, changes, input.nature);
  const nature = current ? (input.nature === 'new' ? 'revision' : input.nature) : 'new';
  return { text, baseRevision: current?.revision ?? 0, nature, merged: merged.isMerged };
}

function requireShape(kind: Kind, record: Json): Json {
  const parsed = kind.schema.safeParse(record);
  if (!parsed.success) throw new Invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), code: message })));
  return parsed.data as Json;
}

async function rebased(db: ClientBase, input: ChangeInput, current: Revision | undefined, proposed: Json) {
  if (input.baseRevision === (current?.revision ?? 0)) return { record: proposed, isMerged: false };
  const base = await recordAtRevision(db, input.kind, input.code, input.baseRevision);
  const { record, conflicts } = merge(base, current?.record as Json, proposed);
  if (conflicts.length > 0) throw new Conflict(conflicts);
  return { record, isMerged: true };
}

/** A translator changes words of their languages and nothing else. */
function requireLanguage(
  languages: readonly (Locale | null)[],
  current: Revision | undefined,
  changes: readonly { language: Locale | null }[],
  nature: ChangeInput['nature'],
): void {
  if (!current || nature === 'withdrawal' || changes.some(({ language }) => language === null || !languages.includes(language)))
    throw new Forbidden('other-language');
}

/** Two windows of one author: what the other one saved meanwhile is not overwritten unseen. */
async function refuseOverwriting(db: ClientBase, changeSet: number, { kind, code: of, record, seen }: ChangeInput): Promise<void> {
  const { rows } = await db.query<{ digest: string; record: string }>(
    'SELECT digest, record FROM change WHERE change_set_number = $1 AND kind = $2 AND code = $3',
    [changeSet, kind, of],
  );
  const [kept] = rows;
  if (!kept || kept.digest === seen) return;
  const other = JSON.parse(kept.record) as JsonRecord;
  const differing = difference(other, { ...record, code: of } as JsonRecord);
  if (differing.length === 0) return;
  throw new Conflict(
    differing.map(({ field, language, before, after }) => ({
      path: language ? `${field}.${language}` : field,
      published: before,
      proposed: after,
    })),
  );
}
