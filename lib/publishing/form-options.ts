import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { pool } from '@/lib/db/pool';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { type Choices, choicesOf, type SheetWords } from '@/lib/ingest/words';
import type { KindSheet, SheetColumn } from './columns/sheet';
import { namedSql, proposedName } from './desk-kinds';
import { referenceOf } from './difference';
import { kindNamed } from './kinds';

type Option = { value: string; label: string };
export type FormOptions = Record<string, Option[]>;

/** So many records are offered by name; beyond them a code or a full name is typed. */
const MOST_OFFERED = 2000;

/** What the fields of a kind offer: choices by their column in the language of the page, records to name by their kind. */
export async function formOptions(viewer: Viewer, sheet: KindSheet, locale: Locale): Promise<FormOptions> {
  const choices = await columnChoices(sheet, locale);
  const kinds = new Set(sheet.columns.flatMap(({ key, items }) => (items === 'date' ? [] : (referenceOf(sheet.kind, key) ?? []))));
  const records = await Promise.all([...kinds].map(async (kind) => [kind, await recordOptions(viewer, kind, locale)] as const));
  const listed = sheet.columns.flatMap((column) => {
    const list = choices(column)?.list.map(({ code, labels }) => ({ value: code, label: labels.vi }));
    return list ? [[column.name, list] as const] : [];
  });
  return Object.fromEntries([...records, ...listed]);
}

/** The choices of each column, worded in one language. */
export async function columnChoices({ kind }: KindSheet, locale: Locale): Promise<(column: SheetColumn) => Choices | null> {
  const messages = await messagesOf(locale);
  const words: SheetWords = { vi: messages, en: messages };
  return (column) => choicesOf(kind, column, words);
}

/** Published records of a kind, and those that the viewer is about to add. */
async function recordOptions(viewer: Viewer, name: string, locale: Locale): Promise<Option[]> {
  const kind = kindNamed(name);
  const { name: named, detail } = namedSql(kind);
  const { rows } = await pool().query<{ code: string; name: LocalizedText | null; detail: string | null }>(
    `SELECT code, name, detail FROM (
       SELECT r.code, ${named} AS name, ${detail}::text AS detail FROM "${kind.table}" r WHERE r.superseded_at IS NULL AND NOT r.withdrawn
       UNION ALL
       SELECT c.code, ${proposedName(kind)}, NULL FROM change c JOIN change_set s ON s.number = c.change_set_number
         CROSS JOIN LATERAL (SELECT c.record::jsonb) AS j (p)
        WHERE c.kind = $1 AND c.base_revision = 0 AND s.author_id = $2 AND s.state IN ('draft', 'returned')) AS offered
      ORDER BY code LIMIT ${MOST_OFFERED}`,
    [name, viewer.actor],
  );
  return rows.map((row) => ({
    value: row.code,
    label: [row.name && localize(row.name, locale).words, row.detail].filter(Boolean).join(', '),
  }));
}

/** Topics, for the filter of a list. */
export const topicOptions = (viewer: Viewer, locale: Locale): Promise<Option[]> => recordOptions(viewer, 'topic', locale);
