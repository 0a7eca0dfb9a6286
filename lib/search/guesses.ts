import 'server-only';
import { isDatabaseAway } from '@/lib/errors';
import { lettersOf } from '@/lib/fold';
import { LOCALES, type Locale, type Localized, localize } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { viewAt } from '@/lib/publishing/edition-queries';
import { kindNamed } from '@/lib/publishing/kinds';
import { neighbours } from './corrections';
import { results } from './results';

/** A page that an address without one may have meant; `href` lies below the language. A room has no kind. */
export type Guess = { kind: string | null; href: string; name: Localized };

const MOST_GUESSES = 5;
const LONGEST = 200;

/** The words of an address: its last two parts without suffix and signs, as far as they can be read. */
export function wordsOfAddress(address: string): string {
  const parts = address.split('/').filter((part) => part !== '');
  const read = (part: string): string => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  };
  return parts
    .slice(-2)
    .map((part) => read(part).replace(/\.[a-z0-9]{2,5}$/i, ''))
    .join(' ')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, LONGEST);
}

/** A slip in a shorter name makes it another word. */
const SHORTEST_NAME = 5;

/** The rooms of which the words are the address or the name, in any language and but for one slip: addresses are typed from memory. */
async function roomsLike(words: string, locale: Locale): Promise<Guess[]> {
  const named = await Promise.all(LOCALES.map(async (lang) => (await messagesOf(lang)).layout.nav));
  const own = (await messagesOf(locale)).layout.nav;
  const typed = lettersOf(words);
  const near = new Set([typed, ...(typed.length < SHORTEST_NAME ? [] : neighbours(typed))]);
  const { home: _, ...rooms } = own;
  return (Object.keys(rooms) as (keyof typeof rooms)[])
    .filter((room) => [room, ...named.map((names) => names[room])].some((name) => near.has(lettersOf(name))))
    .map((room) => ({ kind: null, href: `/${room}`, name: { words: own[room], lang: locale } }));
}

/** What an address may have meant: a room, or by its last part, else by its last two, a record; none where nothing is like it. */
export async function guess(address: string, locale: Locale): Promise<Guess[]> {
  const words = wordsOfAddress(address);
  const [last = ''] = words === '' ? [] : [wordsOfAddress(address.replace(/^.*\/(?=[^/]+\/?$)/, '')) || words];
  if (last === '') return [];
  const rooms = await roomsLike(last, locale);
  if (rooms.length > 0) return rooms;
  try {
    const view = await viewAt({});
    for (const text of new Set([last, words])) {
      const { way, hits } = await results({ text, locale, choice: {}, limit: MOST_GUESSES, offset: 0 }, view);
      if (way === 'asked' || way === 'meant') {
        return hits.map(({ kind, code, title }) => ({
          kind,
          href: kindNamed(kind).href(code) ?? '/search',
          name: localize(title, locale),
        }));
      }
    }
    return [];
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return [];
  }
}
