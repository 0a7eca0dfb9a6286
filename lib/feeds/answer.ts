import 'server-only';
import { LICENCE } from '@/lib/catalog/door';
import { refuse } from '@/lib/catalog/open-answer';
import { viewOfQuery } from '@/lib/catalog/question';
import { env } from '@/lib/env';
import { Invalid, NotFound } from '@/lib/errors';
import { entityTag, isUnchanged, openHeaders } from '@/lib/exports/download';
import { type Feed, feedAt, feedPath } from '@/lib/http/feed-address';
import type { Locale } from '@/lib/i18n/localized';
import { getNewestEdition } from '@/lib/publishing/edition-queries';
import { atomXml } from './atom';
import { calendarText } from './calendar';
import { calendarOf } from './calendars';
import { changesFeed } from './changes-feed';
import { searchFeed } from './search-feed';
import { feedWords } from './words';

/** What an address of a feed may ask besides. The log of this portal has no as-of: that asks what the world knew. */
const parameters = { atom: ['edition', 'archive'], ics: ['edition', 'as-of'] } as const satisfies Record<Feed['format'], readonly string[]>;
const mediaTypes = { atom: 'application/atom+xml; charset=utf-8', ics: 'text/calendar; charset=utf-8' } as const;

/** The feed at a path below the language; where there is none, where to find them. Throws Invalid where a parameter is wrong. */
export async function feedAnswer(request: Request, locale: Locale, path: string): Promise<Response> {
  try {
    return await answerOf(request, locale, path);
  } catch (error) {
    if (error instanceof NotFound) return unknownFeed(request, locale);
    throw error;
  }
}

async function unknownFeed(request: Request, locale: Locale): Promise<Response> {
  const [{ t }, address] = [await feedWords(locale), `${env().PORTAL_URL}/${locale}/feeds`];
  return refuse(request, { code: 'no-data', about: t('unknown', { address }), headers: { Link: `<${address}>; rel="index"` } }, locale);
}

async function answerOf(request: Request, locale: Locale, path: string): Promise<Response> {
  const query = new URL(request.url).searchParams;
  if (path === SEARCH_FEED) return sent(request, locale, { path, format: 'atom', body: await searchBody(locale, query) });
  const feed = feedAt(path);
  if (!feed) return unknownFeed(request, locale);
  const unknown = [...query.keys()].find((name) => !(parameters[feed.format] as readonly string[]).includes(name));
  if (unknown !== undefined) throw new Invalid([{ path: [unknown], code: 'unknown-parameter' }]);
  return sent(request, locale, { path: feedPath(feed), format: feed.format, body: await bodyOf(feed, locale, query) });
}

type Told = { path: string; format: Feed['format']; body: string };

async function sent(request: Request, locale: Locale, { path, format, body }: Told): Promise<Response> {
  const newest = await getNewestEdition();
  const root = `${env().PORTAL_URL}/${locale}`;
  const etag = entityTag([body]);
  const headers = {
    ...openHeaders,
    'Content-Type': mediaTypes[format],
    'Content-Language': locale,
    'Content-Disposition': `inline; filename="${path.slice('/feeds/'.length).replaceAll('/', '-')}"`,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: etag,
    ...(newest === null ? {} : { 'Last-Modified': new Date(newest.publishedAt).toUTCString() }),
    Link: `<${LICENCE.url}>; rel="license", <${root}/feeds>; rel="index"; type="text/html"`,
  };
  if (isUnchanged(request.headers, etag, newest?.publishedAt ?? null, null)) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : body, { headers });
}

/** The one feed of what a reader asks for; it is no record's. */
const SEARCH_FEED = '/feeds/search.atom';

const searchBody = async (locale: Locale, query: URLSearchParams): Promise<string> =>
  atomXml(await searchFeed(query, await feedWords(locale)));

async function bodyOf(feed: Feed, locale: Locale, query: URLSearchParams): Promise<string> {
  const [words, view] = await Promise.all([feedWords(locale), viewOfQuery(query)]);
  if (feed.format === 'atom') {
    const asked = { feed, known: view.known, archive: archiveOf(query), edition: query.get('edition') || null };
    return atomXml(await changesFeed(asked, words));
  }
  const kept = new URLSearchParams([...query].filter(([, value]) => value !== ''));
  return calendarText(await calendarOf(feed, view, kept.size === 0 ? '' : `?${kept}`, words));
}

/** The number of a page of the archive; null asks for the feed itself. */
function archiveOf(query: URLSearchParams): number | null {
  const texts = query.getAll('archive').filter((text) => text !== '');
  if (texts.length === 0) return null;
  if (texts.length > 1 || !/^[1-9]\d{0,8}$/.test(texts[0] as string)) throw new Invalid([{ path: ['archive'], code: 'malformed' }]);
  return Number(texts[0]);
}
