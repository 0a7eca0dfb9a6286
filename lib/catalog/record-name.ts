import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { type Locale, localize, localizedText } from '@/lib/i18n/localized';
import { openRows } from '@/lib/open-rows';
import type { View } from '@/lib/publishing/edition-queries';
import { KINDS } from '@/lib/publishing/kinds';

/** What records are called by; sources print their title in one language, the others have words in several. */
const NAMES = ['name', 'title'] as const;

/** The record's own name as it stood, by the address of its page; null where the address is not that of a record. */
export async function getRecordName(path: string, { known }: View, locale: Locale): Promise<string | null> {
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
  if (stored === null || typeof stored === 'string') return stored;
  return localize(localizedText.parse(stored), locale).words;
}
