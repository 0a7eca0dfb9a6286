import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import type { InFour } from '@/lib/exports/file';
import { LOCALES, type Locale, type LocalizedText, localize, localizedText } from '@/lib/i18n/localized';
import { openRows } from '@/lib/open-rows';
import type { View } from '@/lib/publishing/edition-queries';
import { KINDS } from '@/lib/publishing/kinds';

/** What records are called by; sources print their title in one language, the others have words in several. */
const NAMES = ['name', 'title'] as const;

/** As it stood, by the address of its page; null where the address is not that of a record. */
async function storedName(path: string, { known }: View): Promise<LocalizedText | string | null> {
  const code = path.slice(path.lastIndexOf('/') + 1);
  const kind = KINDS.find(({ href }) => href(code) === path);
  const column = kind && NAMES.map((name) => kind.columns[name]).find((name) => name !== undefined);
  if (!kind || column === undefined) return null;
  const stored = await cached([tag.record(kind.kind, code)], ['record-name', kind.kind, code, known.recordedBefore ?? 'now'], async () => {
    const [row] = await db().$queryRaw<{ name: unknown }[]>`
      SELECT to_jsonb(r.${Prisma.raw(`"${column}"`)}) AS name FROM ${Prisma.raw(`"${kind.table}"`)} r
       WHERE r.code = ${code} AND ${openRows(known, 'r')} LIMIT 1`;
    return row?.name ?? null;
  });
  return stored === null || typeof stored === 'string' ? stored : localizedText.parse(stored);
}

/** The record's own name, in the language asked for or its own. */
export async function getRecordName(path: string, view: View, locale: Locale): Promise<string | null> {
  const name = await storedName(path, view);
  return name === null || typeof name === 'string' ? name : localize(name, locale).words;
}

/**
 * What a table is called at the address of one record: by the record first. In the language of the address the record may have its
 * original name, in the others only one of their own.
 */
export async function titleAt(path: string, view: View, title: InFour, locale: Locale): Promise<InFour> {
  const name = await storedName(path, view);
  if (name === null) return title;
  const own = (language: Locale): string | undefined => {
    if (typeof name === 'string') return language === locale ? name : undefined;
    return language === locale ? localize(name, locale).words : name[language];
  };
  return Object.fromEntries(
    LOCALES.map((language) => {
      const words = own(language);
      return [language, words === undefined ? title[language] : `${words}. ${title[language]}`];
    }),
  ) as InFour;
}
