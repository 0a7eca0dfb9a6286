import type { ClientBase } from 'pg';
import { GET as getSuggestions } from '@/app/api/v1/suggestions/route';
import { atOneInstant } from '@/lib/db/snapshot';
import type { Locale } from '@/lib/i18n/localized';
import type { ProposedChange } from '@/lib/publishing/change-set';
import { viewAt } from '@/lib/publishing/edition-queries';
import { guess } from '@/lib/search/guesses';
import { type Results, results, type SearchChoice } from '@/lib/search/results';
import { suggest } from '@/lib/search/suggestions';
import { askApi } from './api';
import { fileAnswer } from './data-server';
import { askFeed } from './feeds';
import { changed } from './publishing';

type Asked = { locale?: Locale; choice?: SearchChoice; asOf?: string; limit?: number };

/** What the page of results shows. */
export async function resultsOf(text: string, { locale = 'vi', choice = {}, asOf, limit = 1000 }: Asked = {}): Promise<Results> {
  return results({ text, locale, choice, limit, offset: 0 }, await viewAt(asOf === undefined ? {} : { asOf }));
}

/** The hits of the page of results, as `kind:code`, the best first. */
export async function foundBy(text: string, asked: Asked = {}): Promise<string[]> {
  return (await resultsOf(text, asked)).hits.map(({ kind, code }) => `${kind}:${code}`);
}

let senders = 0;
/** What the door of suggestions answers, each time to another sender. */
export function askSuggestions(query: string): Promise<Response> {
  senders += 1;
  const headers = { 'X-Forwarded-For': `10.9.${(senders >> 8) % 256}.${senders % 256}` };
  return getSuggestions(new Request(`http://127.0.0.1:3000/api/v1/suggestions?${query}`, { headers }));
}

/** All that the search says to a question, by the door through which it does; a refusal is an error. */
export async function atEveryDoor(text: string, locale: Locale = 'vi'): Promise<Record<string, string>> {
  const q = encodeURIComponent(text);
  const read = async (answer: Response) => {
    const said = await answer.text();
    if (answer.status !== 200) throw new Error(`${answer.status} ${said}`);
    return said;
  };
  const api = await askApi(`/api/v1/search?q=${q}&language=${locale}&limit=1000`);
  if (api.status !== 200) throw new Error(`${api.status} ${api.text}`);
  // At one instant what both read is read once.
  const [page, meant] = await atOneInstant(async () => [
    await resultsOf(text, { locale }),
    await guess(`/${text.toLowerCase().replaceAll(' ', '-')}`, locale),
  ]);
  return {
    page: JSON.stringify(page),
    suggestions: JSON.stringify(await suggest(text, locale)),
    'suggestions by the API': await read(await askSuggestions(`q=${q}&locale=${locale}`)),
    API: api.text,
    CSV: await read(await fileAnswer(`/${locale}/search.csv?q=${q}`)),
    feed: await read(await askFeed(`search.atom?q=${q}`, { locale })),
    'a lost address': JSON.stringify(meant),
  };
}

/** A new record made after one that is there. */
export async function newLike(
  db: ClientBase,
  kind: string,
  like: string,
  code: string,
  fields: Record<string, unknown>,
): Promise<ProposedChange> {
  const { record } = await changed(db, kind, like, fields);
  return { kind, code, baseRevision: 0, nature: 'new', record: { ...record, code } };
}

/** The whole search as it is stored, free of numbers that mean nothing; to be compared with a later state. */
export async function storedSearch(db: ClientBase): Promise<Record<string, unknown>[]> {
  const { rows } = await db.query<Record<string, unknown>>(
    `SELECT e.kind, e.code, f.kind AS facet, f.topic, f.organisations, f.areas, f.year, e.prior, e.length, e.known_from::text, e.day::text,
            e.title_words::text, e.words::text, e.lasting_words::text, t.title, t.notation, t.texts
       FROM search_entry e JOIN search_facets f ON f.id = e.facets_id JOIN search_text t ON t.entry_id = e.id ORDER BY e.kind, e.code`,
  );
  return rows;
}
