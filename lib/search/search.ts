import 'server-only';
import { AS_IT_STANDS, type AsKnown } from '@/lib/as-known';
import type { Locale } from '@/lib/i18n/localized';
import { listSynonyms } from '@/lib/synonyms/queries';
import type { Choice } from './hits-sql';
import { whatWasMeant } from './meant';
import { countHits, type Found, find, mostTogether, NOTHING, type Page, termsFor } from './queries';
import { type Question, readQuestion } from './question';
import type { Terms } from './terms';

/** `asked`: every word was found. `meant`: another way of writing was. `some`: no record has all the words, these have most of them. */
export type Way = 'asked' | 'meant' | 'some' | 'none';
export type Search = {
  way: Way;
  /** What was searched for instead, where that is another way of writing. */
  meant: string | null;
  found: Found;
  question: Question;
  terms: Terms | null;
};

type Asked = { text: string; locale: Locale; choice?: Choice; page: Page };

/** What answers a question: what has all its words; else what has those that were probably meant; else what has most of them. */
export async function search({ text, locale, choice = {}, page }: Asked, view: AsKnown = AS_IT_STANDS): Promise<Search> {
  const synonyms = await listSynonyms();
  const question = readQuestion(text, locale, synonyms);
  const { terms, wide } = await termsFor(question);
  if (!terms) return { way: 'none', meant: null, found: NOTHING, question, terms: null };
  const answer = async (way: Way, by: Terms, meant: string | null = null): Promise<Search> => ({
    way,
    meant,
    question: meant === null ? question : readQuestion(meant, locale, synonyms),
    terms: by,
    found: await find(by, choice, page, view),
  });
  const first = await answer('asked', terms);
  if (first.found.total > 0 || (await countHits(terms)) > 0) return first;
  if (wide && (await countHits(wide)) > 0) return answer('asked', wide);
  const meant = await whatWasMeant(question, locale, synonyms);
  if (meant) return answer('meant', meant.terms, meant.text);
  const enough = await mostTogether(terms);
  return enough > 0 ? answer('some', { ...terms, enough }) : { ...first, way: 'none' };
}
