import 'server-only';
import type { AsKnown } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { LICENCE } from '@/lib/catalog/door';
import { dayOf } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { NotFound } from '@/lib/errors';
import { type Feed, feedPath } from '@/lib/http/feed-address';
import { localize } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import { feedPage } from './archive';
import type { AtomFeed, Entry } from './atom';
import { editionEntry, listFrom } from './edition-entries';
import { countItems, listItems } from './item-queries';
import { readNames } from './names';
import { type Scope, scopeOf } from './scope';
import { toldEntry } from './told-entry';
import { tellItems } from './told-queries';
import type { FeedWords } from './words';

type Asked = {
  feed: Extract<Feed, { format: 'atom' }>;
  known: AsKnown;
  archive: number | null;
  /** As the address writes it, so that every page of the feed keeps it. */
  edition: string | null;
};

/** One page of a feed of changes. Throws NotFound where nothing is published, or no such record ever was. */
export async function changesFeed({ feed, known, archive, edition }: Asked, words: FeedWords): Promise<AtomFeed> {
  const { t, layout, locale } = words;
  const [log, scope] = await Promise.all([logUntil(known), feed.of === 'changes' ? null : scopeOf(feed, known)]);
  if (!log) throw new NotFound('edition', '1');
  const portal = env().PORTAL_URL;
  const root = `${portal}/${locale}`;
  const path = feedPath(feed);
  // The first day of the log is a day on which this name was the portal's (RFC 4151).
  const id = `tag:${new URL(portal).hostname},${dayOf(new Date(log.firstAt))}:${locale}${path.replace(/\.atom$/, '')}`;
  const total = scope === null ? log.editions : await countItems(scope, known.recordedBefore);
  const page = feedPage(total, archive);
  const address = (of: number | null): string => {
    const query = new URLSearchParams({ ...(of === null ? {} : { archive: String(of) }), ...(edition === null ? {} : { edition }) });
    return `${root}${path}${query.size === 0 ? '' : `?${query}`}`;
  };
  const size = { limit: Math.min(page.limit, Math.max(0, total - page.offset)), offset: page.offset };
  const entries =
    scope === null ? await editionEntries(size, words, { root, id }) : await recordEntries(scope, known, size, words, { root, id });
  const place = { type: 'text/html', hreflang: locale };
  return {
    id,
    language: locale,
    title: t('title', { subject: await subjectOf(feed, scope, log.editions, words), portal: layout('name') }),
    subtitle: t(`about.${feed.code !== null ? 'record' : feed.of === 'changes' || feed.of === 'corrections' ? feed.of : 'room'}`),
    updated: entries.at(-1)?.updated ?? log.firstAt,
    author: { name: layout('name'), uri: root },
    rights: t('rights', { licence: LICENCE.name }),
    icon: `${portal}/icons/icon-192.png`,
    links: [
      { rel: 'self', type: 'application/atom+xml', href: address(archive) },
      { rel: 'alternate', ...place, href: `${root}${pageOf(feed)}` },
      { rel: 'license', href: LICENCE.url },
      ...(archive === null ? [] : [{ rel: 'current', type: 'application/atom+xml', href: address(null) }]),
      ...(page.previous === null ? [] : [{ rel: 'prev-archive', type: 'application/atom+xml', href: address(page.previous) }]),
      ...(page.next === null ? [] : [{ rel: 'next-archive', type: 'application/atom+xml', href: address(page.next) }]),
    ],
    isArchive: archive !== null,
    entries: entries.toReversed(),
  };
}

/** The page that shows what the feed tells of. */
const pageOf = ({ of, code }: Feed): string => (of === 'corrections' ? '/changes' : `/${of}${code === null ? '' : `/${code}`}`);

type Size = { limit: number; offset: number };
type Place = { root: string; id: string };

async function editionEntries({ limit, offset }: Size, words: FeedWords, place: Place): Promise<Entry[]> {
  const [editions, bodies] = await Promise.all([listFrom(limit, offset), listBodies()]);
  return editions.map((edition) => {
    const body = bodies.find(({ code }) => code === edition.organisation);
    return editionEntry(edition, body ? localize(body.name, words.locale).words : edition.organisation, words, place);
  });
}

async function recordEntries(scope: Scope, known: AsKnown, { limit, offset }: Size, words: FeedWords, place: Place): Promise<Entry[]> {
  const items = await listItems(scope, known.recordedBefore, limit, offset);
  return (await tellItems(scope, items)).map((told) => toldEntry(told, words, place));
}

async function subjectOf({ of, code }: Asked['feed'], scope: Scope | null, edition: number, words: FeedWords): Promise<string> {
  if (of === 'corrections') return words.t('corrections');
  if (code === null || scope?.kind !== 'record') return words.layout(`nav.${of}`);
  const record = { kind: scope.of, code };
  return words.namesIn(await readNames([{ edition, of: [record] }]))(record);
}

/** How many editions there were, and when the first was published; null before it. */
async function logUntil({ recordedBefore }: AsKnown): Promise<{ editions: number; firstAt: string } | null> {
  return cached([tag.list('edition')], ['log-until', recordedBefore ?? 'now'], async () => {
    const found = await db().changeSet.aggregate({
      where: { edition: { not: null }, ...(recordedBefore === null ? {} : { publishedAt: { lt: recordedBefore } }) },
      _max: { edition: true },
      _min: { publishedAt: true },
    });
    const { edition } = found._max;
    return edition === null ? null : { editions: edition, firstAt: (found._min.publishedAt as Date).toISOString() };
  });
}
