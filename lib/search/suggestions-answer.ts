import 'server-only';
import { type ApiAnswer, apiAddress } from '@/lib/catalog/api-answer';
import { env } from '@/lib/env';
import { Invalid } from '@/lib/errors';
import { entityTag } from '@/lib/exports/download';
import { askedText } from '@/lib/http/params';
import { localeSchema } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { getNewestEdition } from '@/lib/publishing/edition-queries';
import { kindNamed } from '@/lib/publishing/kinds';
import { FOUND_KINDS } from './found-kinds';
import { suggest } from './suggestions';

/** Suggestions for an unfinished question, as OpenSearch has them: the question, names, what each is, addresses. Throws Invalid. */
export async function suggestionsAnswer(query: URLSearchParams): Promise<ApiAnswer> {
  const strange = [...query.keys()].find((name) => name !== 'q' && name !== 'locale');
  if (strange !== undefined) throw new Invalid([{ path: [strange], code: 'unknown-parameter' }]);
  const texts = query.getAll('q');
  const text = askedText(texts[0] ?? '');
  if (texts.length > 1 || text === undefined) throw new Invalid([{ path: ['q'], code: 'malformed' }]);
  const locale = localeSchema.safeParse(query.get('locale') || 'vi').data;
  if (!locale || query.getAll('locale').length > 1) throw new Invalid([{ path: ['locale'], code: 'malformed' }]);
  const edition = (await getNewestEdition())?.number ?? 0;
  const etag = entityTag(['suggestions', text, locale, edition]);
  return {
    etag,
    make: async () => {
      const [found, { search }] = await Promise.all([text === '' ? [] : suggest(text, locale), messagesOf(locale)]);
      const known = (kind: string) => FOUND_KINDS.find((one) => one === kind);
      const about = found.map(({ kind, words, notation }) => {
        const named = known(kind);
        const name = named ? search.kind[named] : kind;
        return notation === null || words.includes(notation) ? name : `${name} · ${notation}`;
      });
      const hrefs = found.map(({ kind, code }) => `${env().PORTAL_URL}/${locale}${kindNamed(kind).href(code) ?? ''}`);
      return {
        etag,
        body: JSON.stringify([text, found.map(({ words }) => words), about, hrefs]),
        links: [{ rel: 'search', href: apiAddress('/search') }],
      };
    },
  };
}
