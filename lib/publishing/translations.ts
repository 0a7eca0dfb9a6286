import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { transaction } from '@/lib/db/pool';
import type { Locale } from '@/lib/i18n/localized';
import { type DeskRecord, getDeskRecord } from './desk-record';
import type { OtherDraft } from './desk-records';
import type { JsonRecord } from './difference';
import { kindNamed } from './kinds';
import { type Json, type MergeConflict, merge } from './merge';
import { keptOf } from './ownership';
import { recordAtRevision } from './publish';
import { basisOf, type TranslationState, translationState } from './translation-basis';
import { translationScope } from './translation-queue';
import { type RecordText, recordTexts } from './translation-texts';

/** A text as its translator sees it. `earlier`: the original from which an outdated translation was made, where the record still knows it. */
export type TranslatedText = RecordText & { state: TranslationState; earlier: string | null };
/** The record that a translation is written into: the viewer's own draft on top of what is published. */
export type TranslationBasis = {
  record: JsonRecord;
  revision: number;
  /** What the viewer's own draft and others' publications both changed. */
  conflicts: MergeConflict[];
  own: DeskRecord['own'];
};
export type TranslationDesk = TranslationBasis & {
  /** For which bodies the viewer may save it; null stands for all. */
  bodies: (string | null)[];
  others: OtherDraft[];
  texts: TranslatedText[];
};

/** A record with its texts in one language; null where there is none that the viewer may translate. */
export async function getTranslationDesk(viewer: Viewer, kind: string, code: string, language: Locale): Promise<TranslationDesk | null> {
  const desk = await getDeskRecord(viewer, kind, code);
  if (!desk?.published || desk.published.isWithdrawn) return null;
  const bodies = await translatingBodies(viewer, kind, code, desk.published.record, language);
  if (bodies.length === 0) return null;
  const basis = await translationBasis(desk, kind, code);
  const texts = recordTexts(kindNamed(kind), basis.record);
  const earlier = await earlierOriginals(kind, code, texts, language);
  return {
    ...basis,
    bodies,
    others: desk.others,
    texts: texts.map((one) => ({ ...one, state: translationState(one.text, language), earlier: earlier.get(one.path) ?? null })),
  };
}

async function translatingBodies(viewer: Viewer, kind: string, code: string, record: JsonRecord, language: Locale) {
  const scope = translationScope(viewer, language);
  const kept = await transaction(async (db) => {
    const found: string[] = [];
    for (const body of scope.bodies) if ((await keptOf(db, body, kind, [{ code, record }], null)).has(code)) found.push(body);
    return found;
  });
  return scope.isEverywhere ? [...kept, null] : kept;
}

/** The viewer's own draft, brought to the revision that stands now. */
export async function translationBasis({ published, own }: DeskRecord, kind: string, code: string): Promise<TranslationBasis> {
  if (!published) throw new RangeError(`${kind}/${code} is not published`);
  const standing = { record: published.record, revision: published.revision, conflicts: [], own };
  if (!own || own.nature === 'withdrawal') return standing;
  if (own.baseRevision === published.revision) return { ...standing, record: own.record };
  const base = await transaction((db) => recordAtRevision(db, kind, code, own.baseRevision));
  const { record, conflicts } = merge(base, published.record as Json, own.record as Json);
  return { ...standing, record: record as JsonRecord, conflicts };
}

/** Of outdated texts: the original that their translation was made from, found in the revisions of the record. */
async function earlierOriginals(kind: string, code: string, texts: readonly RecordText[], language: Locale): Promise<Map<string, string>> {
  const outdated = texts.filter(({ text }) => translationState(text, language) === 'outdated');
  if (outdated.length === 0) return new Map();
  const { rows } = await transaction((db) =>
    db.query<{ record: string }>(
      `SELECT c.record FROM change c JOIN change_set s ON s.number = c.change_set_number
        WHERE c.kind = $1 AND c.code = $2 AND s.edition IS NOT NULL ORDER BY s.edition DESC`,
      [kind, code],
    ),
  );
  const revisions = rows.map(({ record }) => recordTexts(kindNamed(kind), JSON.parse(record) as JsonRecord));
  return new Map(
    outdated.flatMap(({ path, text }) => {
      const originals = revisions.flatMap((revision) =>
        revision.filter((one) => one.path === path).map((one) => one.text[one.text.original]),
      );
      const found = originals.find((original) => original !== undefined && basisOf(original) === text.basis?.[language]);
      return found === undefined ? [] : [[path, found] as const];
    }),
  );
}
