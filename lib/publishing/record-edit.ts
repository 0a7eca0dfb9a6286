import 'server-only';
import type { z } from 'zod';
import { type FieldIssue, type FormState, oneOf } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { pool, transaction } from '@/lib/db/pool';
import type { Locale } from '@/lib/i18n/localized';
import { code as codeSchema } from '@/lib/record';
import { freeCode, proposedCode } from './code-proposal';
import { type KindSheet, sheetOf } from './columns/sheet';
import { getDeskRecord } from './desk-record';
import type { JsonRecord } from './difference';
import { openNewSet } from './draft-opening';
import { type SavedChange, saveChange } from './drafts';
import { findLookup } from './form-lookup';
import { columnChoices } from './form-options';
import { kindNamed } from './kinds';
import { type Json, merge } from './merge';
import { recordAtRevision } from './publish';
import { carryMarks, fieldOfPath, ownTexts, readForm, revisionOf, typedOfRecord } from './record-form';
import { readRecords } from './records';

type Typed = FormState['typed'];
/** Which record a form is about; no code: a new one. */
export type Edited = { locale: Locale; kind: string; code: string };
/** Into which set a form saves: the number of an open one, or a new one for a body. */
export type ChosenSet = { organisation: string; changeSet: number | null };

/** Something typed cannot be read or lacks; nothing was saved. */
export class Unreadable extends Error {
  override name = 'Unreadable';
  constructor(readonly issues: readonly FieldIssue[]) {
    super(issues.map(({ field, code }) => `${field}: ${code}`).join('; '));
  }
}

/** `bkhcn 12`: the set and the body it is for. `bkhcn new` opens one. */
export async function chosenSet(viewer: Viewer | null, typed: Typed): Promise<ChosenSet> {
  const [organisation = '', number = ''] = oneOf(typed, 'form_set').split(' ');
  if (!codeSchema.safeParse(organisation).success) throw new Unreadable([{ field: 'form_set', code: 'required' }]);
  if (number === 'new') return { organisation, changeSet: await openNewSet(viewer, { organisation }) };
  return { organisation, changeSet: /^\d{1,9}$/.test(number) ? Number(number) : null };
}

/** Reads the form of a record and saves it into the chosen change set, by the command that all doors use. */
export async function saveTyped(viewer: Viewer, { locale, kind, code }: Edited, typed: Typed, chosen: ChosenSet): Promise<SavedChange> {
  const sheet = sheetOf(kind);
  const { texts, issues: unfit } = ownTexts(sheet, typed);
  if (unfit.length > 0) throw new Unreadable(unfit);
  const context = { lookup: await findLookup(viewer, sheet, texts), choicesOf: await columnChoices(sheet, locale) };
  const given = code || oneOf(typed, 'record_code').trim().toLowerCase();
  const { record, issues } = readForm(sheet, typed, given, context);
  if (issues.length > 0) throw new Unreadable(issues);
  if (given !== '' && !codeSchema.safeParse(given).success) throw new Unreadable([{ field: 'record_code', code: 'code' }]);
  if (code === '' && given !== '' && (await freeCode(pool(), kind, given)) !== given) {
    throw new Unreadable([{ field: 'record_code', code: 'code-taken' }]);
  }
  const own = given || (await freeCode(pool(), kind, proposedCode(kind, record)));
  if (own === '') throw new Unreadable([{ field: 'record_code', code: 'required' }]);
  const shown = code === '' ? null : await getDeskRecord(viewer, kind, own);
  const before = shown?.own?.record ?? shown?.published?.record ?? undefined;
  const whole = carryMarks(before, { ...record, code: own }) as JsonRecord;
  const missing = missingFields(kindNamed(kind).schema, sheet, whole, typed);
  if (missing.length > 0) throw new Unreadable(missing);
  return saveChange(viewer, {
    ...chosen,
    kind,
    code: own,
    baseRevision: revisionOf(oneOf(typed, 'form_base')),
    nature: code === '' ? 'new' : oneOf(typed, 'form_nature') === 'correction' ? 'correction' : 'revision',
    record: whole,
    seen: oneOf(typed, 'form_seen') || null,
  });
}

/** Fields that the kind needs and that were left empty: said as such, before its schema says it in its own words. */
export function missingFields(schema: z.ZodType, sheet: KindSheet, record: JsonRecord, typed: Typed): FieldIssue[] {
  const parsed = schema.safeParse(record);
  if (parsed.success) return [];
  return parsed.error.issues.flatMap(({ path }) => {
    const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null)?.[key], record);
    return value === null && path.length > 0 ? [{ field: fieldOfPath(sheet, typed, path.map(String)), code: 'required' }] : [];
  });
}

/** What the form shows after somebody else changed the record: theirs where only they did, one's own where both did. */
export async function afterConflict(viewer: Viewer, { locale, kind, code }: Edited, typed: Typed): Promise<Typed> {
  const sheet = sheetOf(kind);
  const base = revisionOf(oneOf(typed, 'form_base'));
  const [current, seen] = await transaction(async (db) => {
    const open = (await readRecords(db, kindNamed(kind), [code])).get(code);
    return [open, (await getDeskRecord(viewer, kind, code))?.own?.digest ?? ''] as const;
  });
  // Their own other window: both values were shown, and saving again keeps what stands in this one.
  if (!current || current.revision <= base) return { ...typed, form_seen: [seen] };
  const context = { lookup: await findLookup(viewer, sheet, ownTexts(sheet, typed).texts), choicesOf: await columnChoices(sheet, locale) };
  const proposed = carryMarks(current.record as Json, readForm(sheet, typed, code, context).record) as Json;
  const before = await transaction((db) => recordAtRevision(db, kind, code, base));
  const { record, conflicts } = merge(before, current.record as Json, proposed);
  const kept = conflicts.reduce((whole, conflict) => withValue(whole, conflict.path.split('.'), conflict.proposed), record);
  return { ...typed, ...typedOfRecord(sheet, kept as JsonRecord), form_base: [String(current.revision)] };
}

function withValue(record: Json, [key, ...rest]: string[], value: Json): Json {
  if (key === undefined) return value;
  const fields = typeof record === 'object' && record !== null && !Array.isArray(record) ? record : {};
  return { ...fields, [key]: withValue(fields[key] ?? null, rest, value) };
}
