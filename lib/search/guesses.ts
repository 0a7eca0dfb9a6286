import 'server-only';
import { isDatabaseAway } from '@/lib/errors';
import { type Locale, type Localized, localize } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { kindNamed } from '@/lib/publishing/kinds';
import { results } from './results';

/** A page that an address without one may have meant; `href` lies below the language. */
export type Guess = { kind: string; href: string; name: Localized };

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

/** What an address may have meant: by its last part, else by its last two; none where nothing is like it. */
export async function guess(address: string, locale: Locale): Promise<Guess[]> {
  const words = wordsOfAddress(address);
  const [last = ''] = words === '' ? [] : [wordsOfAddress(address.replace(/^.*\/(?=[^/]+\/?$)/, '')) || words];
  if (last === '') return [];
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
