import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { Prisma } from '@/lib/db/generated/client';
import { fold, wordsOf } from '@/lib/fold';
import { type Locale, localize } from '@/lib/i18n/localized';
import { storedText } from '@/lib/i18n/stored-text';
import { quoted } from './lexemes';

/** A record whose name has the words typed so far, the last of them perhaps unfinished. */
export type Suggestion = { kind: string; code: string; words: string; notation: string | null };

const MOST = 8;
const MOST_WORDS = 8;

/** The records that are probably meant by an unfinished question, the likeliest first; each name once. */
export async function suggest(text: string, locale: Locale): Promise<Suggestion[]> {
  const words = wordsOf(fold(text.toWellFormed().replace(/\p{Cc}/gu, ' ')))
    .flatMap(([first]) => first ?? [])
    .slice(0, MOST_WORDS);
  const last = words.at(-1);
  if (last === undefined) return [];
  const query = [...words.slice(0, -1), `${last}*`].map(quoted).join(' & ');
  const pairs = words.slice(1).map((word, i) => quoted(`${words[i]} ${word}${i === words.length - 2 ? '*' : ''}`));
  const beside = pairs.length === 0 ? Prisma.sql`SELECT 0 WHERE FALSE` : Prisma.sql`SELECT search_title_ids(${pairs.join(' & ')}::tsquery)`;
  const whole = quoted(`#${words.join(' ')}*`);
  return cached([tag.list('edition')], ['suggestions', query, locale], async () => {
    const rows = await db().$queryRaw<{ kind: string; code: string; title: unknown; notation: string | null }[]>`
      SELECT e.kind, e.code, t.title, t.notation FROM (
        SELECT e.id, e.kind, e.code, e.prior - 8 * least(e.length, 20) + (e.id = ANY(ARRAY(${beside})))::int * 200
            + (e.id = ANY(ARRAY(SELECT search_title_ids(${whole}::tsquery))))::int * 300 AS worth
          FROM search_title_ids(${query}::tsquery) n(id) JOIN search_entry e USING (id) ORDER BY worth DESC, e.kind, e.code LIMIT ${3 * MOST}) e
        JOIN search_text t ON t.entry_id = e.id ORDER BY e.worth DESC, e.kind, e.code`;
    const named = rows.map(({ title, ...about }) => ({ ...about, words: localize(storedText(title), locale).words }));
    return named.filter((one, i) => named.findIndex(({ words }) => words === one.words) === i).slice(0, MOST);
  });
}
