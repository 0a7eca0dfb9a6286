import 'server-only';
import { createHash } from 'node:crypto';
import { LICENCE } from '@/lib/catalog/door';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { Invalid, NotFound } from '@/lib/errors';
import { addressOf } from '@/lib/http/address';
import { readParameters } from '@/lib/http/params';
import { labelled } from '@/lib/i18n/format';
import { localize } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { kindNamed } from '@/lib/publishing/kinds';
import { FOUND_KINDS } from '@/lib/search/found-kinds';
import { listTitles } from '@/lib/search/queries';
import { rank, type SearchChoice } from '@/lib/search/results';
import { xmlText } from '@/lib/xml-text';
import type { AtomFeed } from './atom';
import type { FeedWords } from './words';

/** Of so many that answer a question best, */
const MOST_FOUND = 500;
/** so many that were published last are told of. */
const MOST_ENTRIES = 50;

const choices = ['question', 'kind', 'topic', 'organisation', 'area', 'status', 'year'] as const;

/** What came to answer a question, the newest first. Throws Invalid for a wrong parameter, and where nothing is asked. */
export async function searchFeed(query: URLSearchParams, { t, layout, search, locale }: FeedWords): Promise<AtomFeed> {
  const names = new Set(['q', ...choices.slice(1)]);
  const strange = [...query.keys()].find((name) => !names.has(name));
  if (strange !== undefined) throw new Invalid([{ path: [strange], code: 'unknown-parameter' }]);
  const reading = readParameters(choices, query, { now: now(), lastEdition: Number.POSITIVE_INFINITY });
  if (!reading.ok) throw new Invalid([{ path: [reading.refusal], code: 'malformed' }]);
  const { question: text, ...choice } = reading.values;
  if (text === undefined) throw new Invalid([{ path: ['q'], code: 'required' }]);
  const portal = env().PORTAL_URL;
  const root = `${portal}/${locale}`;
  const asked = { text, locale, choice: choice as SearchChoice, limit: MOST_FOUND, offset: 0 };
  const { way, found } = await rank(asked, await viewAt({}));
  // Who follows a question waits for what answers it, not for what it may have meant.
  const hits = way === 'asked' ? found.hits : [];
  const [titles, published, first] = await Promise.all([listTitles(hits), publishedAt(hits), firstDay()]);
  const id = `tag:${new URL(portal).hostname},${first}:${locale}/search/${createHash('sha256').update(reading.query).digest('hex').slice(0, 16)}`;
  const entries = hits
    .flatMap(({ kind, code }) => {
      const [about, updated] = [titles.get(`${kind} ${code}`), published.get(`${kind} ${code}`)];
      const known = FOUND_KINDS.find((one) => one === kind);
      if (!about || !updated || !known) return [];
      const title = localize(about.title, locale).words;
      const href = `${root}${kindNamed(kind).href(code) ?? ''}`;
      const label = search(`kind.${known}`);
      return [
        {
          id: `${id}/${kind}/${code}`,
          title,
          updated,
          links: [{ rel: 'alternate', type: 'text/html', hreflang: locale, href }],
          categories: [{ term: kind, label }],
          content: `<p>${labelled(xmlText(label), `<a href="${xmlText(href)}">${xmlText(title)}</a>`, locale)}</p>`,
        },
      ];
    })
    .sort((a, b) => b.updated.localeCompare(a.updated))
    .slice(0, MOST_ENTRIES);
  const page = addressOf('/search', { asOf: null, edition: null }, { q: text, ...choice });
  const self = `${root}/feeds/search.atom${page.slice('/search'.length)}`;
  return {
    id,
    language: locale,
    title: t('title', { subject: search('titleOf', { text }), portal: layout('name') }),
    subtitle: search('feedAbout'),
    updated: entries[0]?.updated ?? `${first}T00:00:00Z`,
    author: { name: layout('name'), uri: root },
    rights: t('rights', { licence: LICENCE.name }),
    icon: `${portal}/icons/icon-192.png`,
    links: [
      { rel: 'self', type: 'application/atom+xml', href: self },
      { rel: 'alternate', type: 'text/html', hreflang: locale, href: root + page },
      { rel: 'license', href: LICENCE.url },
      { rel: 'search', type: 'application/opensearchdescription+xml', href: `${portal}/opensearch/${locale}.xml` },
    ],
    isArchive: false,
    entries,
  };
}

/** When each record was last published, by `kind code`. */
async function publishedAt(records: readonly { kind: string; code: string }[]): Promise<Map<string, string>> {
  const rows = await db().$queryRaw<{ kind: string; code: string; at: Date }[]>`
    SELECT c.kind, c.code, max(s.published_at) AS at FROM change c JOIN change_set s ON s.number = c.change_set_number AND s.edition IS NOT NULL
     WHERE (c.kind, c.code) IN (SELECT * FROM unnest(${records.map(({ kind }) => kind)}::text[], ${records.map(({ code }) => code)}::text[]))
     GROUP BY 1, 2`;
  return new Map(rows.map(({ kind, code, at }) => [`${kind} ${code}`, at.toISOString()]));
}

/** The day of the first edition: from then on the name of the portal's host is its own (RFC 4151). */
async function firstDay(): Promise<string> {
  const { _min } = await db().changeSet.aggregate({ where: { edition: { not: null } }, _min: { publishedAt: true } });
  if (!_min.publishedAt) throw new NotFound('edition', '1');
  return _min.publishedAt.toISOString().slice(0, 10);
}
