import 'server-only';
import type { Feed } from '@/lib/http/feed-address';
import type { View } from '@/lib/publishing/edition-queries';
import type { FeedWords } from './words';

/** Of whom or of what a calendar is: a body with all whose work it took over, a topic with all below it, or the whole portal. */
export type Selection = { organisations: readonly string[] | null; topics: readonly string[] | null };

/** What a calendar is made from, and in which words. */
export type CalendarContext = { view: View; selection: Selection; words: FeedWords; root: string };

export const selectionOf = ({ of }: Feed, codes: readonly string[]): Selection => ({
  organisations: of === 'organisations' ? codes : null,
  topics: of === 'topics' ? codes : null,
});

const shares = (wanted: readonly string[], own: readonly (string | null)[]): boolean =>
  own.some((code) => code !== null && wanted.includes(code));

/** Whether what names these bodies and this topic belongs in the calendar. */
export const isChosen = (
  { organisations, topics }: Selection,
  named: { bodies: readonly (string | null)[]; topic: string | null },
): boolean => (organisations === null || shares(organisations, named.bodies)) && (topics === null || shares(topics, [named.topic]));
