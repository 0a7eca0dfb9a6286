import type { Locale } from './localized';

/** The texts of each room in Vietnamese, their source: one line a room. The other languages have the same files. */
const rooms = {
  common: () => import('@/messages/vi/common.json'),
  documents: () => import('@/messages/vi/documents.json'),
  errors: () => import('@/messages/vi/errors.json'),
  home: () => import('@/messages/vi/home.json'),
  lanes: () => import('@/messages/vi/lanes.json'),
  indicators: () => import('@/messages/vi/indicators.json'),
  layout: () => import('@/messages/vi/layout.json'),
  method: () => import('@/messages/vi/method.json'),
  sources: () => import('@/messages/vi/sources.json'),
  strategy: () => import('@/messages/vi/strategy.json'),
};

export type Messages = { [R in keyof typeof rooms]: Awaited<ReturnType<(typeof rooms)[R]>>['default'] };

export async function messagesOf(locale: Locale): Promise<Messages> {
  const entries = Object.keys(rooms).map(async (room) => [room, (await import(`../../messages/${locale}/${room}.json`)).default]);
  return Object.fromEntries(await Promise.all(entries));
}
