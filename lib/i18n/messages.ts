import type { Locale } from './localized';

/** The texts of each room in Vietnamese, their source: one line a room. The other languages have the same files. */
const rooms = {
  about: () => import('@/messages/vi/about.json'),
  areas: () => import('@/messages/vi/areas.json'),
  changes: () => import('@/messages/vi/changes.json'),
  common: () => import('@/messages/vi/common.json'),
  conflicts: () => import('@/messages/vi/conflicts.json'),
  documents: () => import('@/messages/vi/documents.json'),
  errors: () => import('@/messages/vi/errors.json'),
  events: () => import('@/messages/vi/events.json'),
  glossary: () => import('@/messages/vi/glossary.json'),
  goalposts: () => import('@/messages/vi/goalposts.json'),
  home: () => import('@/messages/vi/home.json'),
  indicators: () => import('@/messages/vi/indicators.json'),
  lanes: () => import('@/messages/vi/lanes.json'),
  lateness: () => import('@/messages/vi/lateness.json'),
  layout: () => import('@/messages/vi/layout.json'),
  method: () => import('@/messages/vi/method.json'),
  news: () => import('@/messages/vi/news.json'),
  organisations: () => import('@/messages/vi/organisations.json'),
  platforms: () => import('@/messages/vi/platforms.json'),
  report: () => import('@/messages/vi/report.json'),
  sources: () => import('@/messages/vi/sources.json'),
  strategy: () => import('@/messages/vi/strategy.json'),
  topics: () => import('@/messages/vi/topics.json'),
};

export type Messages = { [R in keyof typeof rooms]: Awaited<ReturnType<(typeof rooms)[R]>>['default'] };

export async function messagesOf(locale: Locale): Promise<Messages> {
  const entries = Object.keys(rooms).map(async (room) => [room, (await import(`../../messages/${locale}/${room}.json`)).default]);
  return Object.fromEntries(await Promise.all(entries));
}
