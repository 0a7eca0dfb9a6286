import type { Locale } from './localized';

/** The texts of each room in Vietnamese, their source: one line a room. The other languages have the same files. */
const rooms = {
  accounts: () => import('@/messages/vi/accounts.json'),
  admin: () => import('@/messages/vi/admin.json'),
  about: () => import('@/messages/vi/about.json'),
  api: () => import('@/messages/vi/api.json'),
  areas: () => import('@/messages/vi/areas.json'),
  audit: () => import('@/messages/vi/audit.json'),
  changes: () => import('@/messages/vi/changes.json'),
  checks: () => import('@/messages/vi/checks.json'),
  cite: () => import('@/messages/vi/cite.json'),
  common: () => import('@/messages/vi/common.json'),
  conflicts: () => import('@/messages/vi/conflicts.json'),
  data: () => import('@/messages/vi/data.json'),
  desk: () => import('@/messages/vi/desk.json'),
  documents: () => import('@/messages/vi/documents.json'),
  embed: () => import('@/messages/vi/embed.json'),
  errors: () => import('@/messages/vi/errors.json'),
  events: () => import('@/messages/vi/events.json'),
  files: () => import('@/messages/vi/files.json'),
  feeds: () => import('@/messages/vi/feeds.json'),
  forms: () => import('@/messages/vi/forms.json'),
  glossary: () => import('@/messages/vi/glossary.json'),
  goalposts: () => import('@/messages/vi/goalposts.json'),
  help: () => import('@/messages/vi/help.json'),
  home: () => import('@/messages/vi/home.json'),
  imports: () => import('@/messages/vi/imports.json'),
  indicators: () => import('@/messages/vi/indicators.json'),
  ingest: () => import('@/messages/vi/ingest.json'),
  lanes: () => import('@/messages/vi/lanes.json'),
  lateness: () => import('@/messages/vi/lateness.json'),
  layout: () => import('@/messages/vi/layout.json'),
  mails: () => import('@/messages/vi/mails.json'),
  method: () => import('@/messages/vi/method.json'),
  news: () => import('@/messages/vi/news.json'),
  observations: () => import('@/messages/vi/observations.json'),
  organisations: () => import('@/messages/vi/organisations.json'),
  platforms: () => import('@/messages/vi/platforms.json'),
  records: () => import('@/messages/vi/records.json'),
  publishers: () => import('@/messages/vi/publishers.json'),
  releases: () => import('@/messages/vi/releases.json'),
  report: () => import('@/messages/vi/report.json'),
  review: () => import('@/messages/vi/review.json'),
  search: () => import('@/messages/vi/search.json'),
  sdmx: () => import('@/messages/vi/sdmx.json'),
  sources: () => import('@/messages/vi/sources.json'),
  strategy: () => import('@/messages/vi/strategy.json'),
  tokens: () => import('@/messages/vi/tokens.json'),
  topics: () => import('@/messages/vi/topics.json'),
  translations: () => import('@/messages/vi/translations.json'),
  verify: () => import('@/messages/vi/verify.json'),
};

export type Messages = { [R in keyof typeof rooms]: Awaited<ReturnType<(typeof rooms)[R]>>['default'] };

export async function messagesOf(locale: Locale): Promise<Messages> {
  const entries = Object.keys(rooms).map(async (room) => [room, (await import(`../../messages/${locale}/${room}.json`)).default]);
  return Object.fromEntries(await Promise.all(entries));
}
