import 'server-only';
import { type FieldIssue, type FormState, oneOf } from '@/lib/admin-form';
import type { Viewer } from '@/lib/auth/viewer';
import { pool, transaction } from '@/lib/db/pool';
import { Conflict, NotFound } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/localized';
import { cleaned } from '@/lib/ingest/clean-text';
import type { JsonRecord } from './difference';
import { type SavedChange, saveChange } from './drafts';
import { kindNamed } from './kinds';
import { recordAtRevision } from './publish';
import { revisionOf } from './record-form';
import { withTranslations } from './translation-edit';
import { recordTexts } from './translation-texts';
import { getTranslationDesk, type TranslationDesk } from './translations';

export type Translated = { kind: string; code: string; language: Locale };

/** Words that cannot be kept; nothing was saved. */
export class UnkeptWords extends Error {
  override name = 'UnkeptWords';
  constructor(readonly issues: readonly FieldIssue[]) {
    super(issues.map(({ field, code }) => `${field}: ${code}`).join('; '));
  }
}

/** Saves the translations of one record into the viewer's change set, by the command that all doors use. */
export async function saveTranslations(
  viewer: Viewer,
  { kind, code, language }: Translated,
  typed: FormState['typed'],
): Promise<SavedChange> {
  const desk = await getTranslationDesk(viewer, kind, code, language);
  if (!desk) throw new NotFound(kind, code);
  const elsewhere = desk.conflicts.filter(({ path }) => !path.endsWith(`.${language}`));
  if (elsewhere.length > 0) throw new Conflict(elsewhere);
  const base = await shownBasis(desk, kind, code, revisionOf(oneOf(typed, 'form_base')));
  const { record, issues } = withTranslations(base.record, recordTexts(kindNamed(kind), base.record), language, typed, clean);
  if (issues.length > 0) throw new UnkeptWords(issues);
  const { own } = desk;
  const organisation = own ? await bodyOf(own.changeSet) : chosenBody(desk, oneOf(typed, 'form_body'));
  return saveChange(viewer, {
    organisation,
    changeSet: own?.changeSet ?? null,
    kind,
    code,
    baseRevision: base.revision,
    nature: own?.nature === 'correction' ? 'correction' : 'revision',
    record,
    seen: oneOf(typed, 'form_seen') || null,
  });
}

/** What the translator looked at: an older revision where the record moved on while they wrote. */
async function shownBasis(
  desk: TranslationDesk,
  kind: string,
  code: string,
  shown: number,
): Promise<{ record: JsonRecord; revision: number }> {
  if (shown >= desk.revision || shown === 0) return desk;
  if (desk.own) return { record: desk.own.record, revision: desk.own.baseRevision };
  const record = await transaction((db) => recordAtRevision(db, kind, code, shown));
  return { record: record as JsonRecord, revision: shown };
}

const chosenBody = ({ bodies }: TranslationDesk, chosen: string): string | null =>
  bodies.find((body) => (body ?? '') === chosen) ?? bodies[0] ?? null;

async function bodyOf(changeSet: number): Promise<string | null> {
  const { rows } = await pool().query<{ organisation: string | null }>(
    'SELECT organisation_code AS organisation FROM change_set WHERE number = $1',
    [changeSet],
  );
  return rows[0]?.organisation ?? null;
}

function clean(words: string): { text: string } | { problem: string } {
  const result = cleaned(words);
  return 'problem' in result ? { problem: 'characters' } : result;
}
