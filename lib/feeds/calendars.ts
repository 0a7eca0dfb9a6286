import 'server-only';
import { env } from '@/lib/env';
import { NotFound } from '@/lib/errors';
import { type Feed, feedPath } from '@/lib/http/feed-address';
import { listBodies } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { listTopics } from '@/lib/topics/queries';
import type { Calendar, Occasion } from './calendar';
import { deadlines } from './deadlines';
import { eventOccasions } from './event-occasions';
import { expectedReleases } from './releases';
import { namesOf } from './scope';
import { type CalendarContext, selectionOf } from './selection';
import type { FeedWords } from './words';

/** What each calendar of the whole portal holds; that of a body or a topic holds its part of all of them. */
const parts = { deadlines, events: eventOccasions, releases: expectedReleases } as const;

/** A calendar as known from the view. Throws NotFound where there is no such body or topic. */
export async function calendarOf(feed: Extract<Feed, { format: 'ics' }>, view: View, query: string, words: FeedWords): Promise<Calendar> {
  const { t, layout, locale } = words;
  const portal = env().PORTAL_URL;
  const root = `${portal}/${locale}`;
  const subject = await subjectOf(feed, view, words);
  const codes = feed.code === null ? [] : await namesOf(feed.of === 'topics' ? 'topic' : 'organisation', feed.code, view.known);
  const context: CalendarContext = { view, selection: selectionOf(feed, codes), words, root };
  const made = feed.code === null ? [parts[feed.of]] : Object.values(parts);
  const occasions: Occasion[] = (await Promise.all(made.map((part) => part(context)))).flat();
  return {
    name: t('title', { subject, portal: layout('name') }),
    description: t(`calendar.about.${feed.code === null ? feed.of : 'record'}`),
    language: locale,
    host: new URL(portal).hostname,
    url: `${root}${feedPath(feed)}${query}`,
    occasions: occasions.sort((a, b) => compareText(a.from, b.from) || compareText(a.uid, b.uid)),
  };
}

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

async function subjectOf({ of, code }: Feed, { known }: View, { t, plain }: FeedWords): Promise<string> {
  if (code === null) return t(`calendar.${of as keyof typeof parts}`);
  const records = of === 'topics' ? await listTopics(known) : await listBodies(known);
  const record = records.find((one) => one.code === code);
  if (!record) throw new NotFound(of, code);
  return plain(record.name);
}
