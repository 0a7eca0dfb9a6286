import 'server-only';
import { cached, tag } from '@/lib/cache';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { addressOf } from '@/lib/http/address';
import { roomOf, rooms } from '@/lib/http/rooms';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

/** An address that opens the same for good, where the page has one: at an edition of the portal, or as the world knew it by a day. */
export type Permalink = { address: string; edition: { number: number; publishedAt: string } | null; asOf: string | null };

/** The edition that shows what is seen from there; null while nothing was published. */
export async function editionOf({ known: { recordedBefore } }: View): Promise<Permalink['edition']> {
  return cached([tag.list('edition')], ['edition-of', recordedBefore ?? 'now'], async () => {
    const set = await db().changeSet.findFirst({
      where: { edition: { not: null }, ...(recordedBefore === null ? {} : { publishedAt: { lt: recordedBefore } }) },
      orderBy: { edition: 'desc' },
      select: { edition: true, publishedAt: true },
    });
    return set?.edition && set.publishedAt ? { number: set.edition, publishedAt: set.publishedAt.toISOString() } : null;
  });
}

/** By what the page of an address below the language always says the same: most by an edition, a search by its day, some by nothing. */
function pinOf(path: string): 'edition' | 'asOf' | null {
  const room = roomOf(path);
  const known: readonly string[] = room === undefined ? [] : rooms[room];
  return (['edition', 'asOf'] as const).find((name) => known.includes(name)) ?? null;
}

/** The day that has to be named: the one asked for, or today where no edition can be. */
export const dayToName = (path: string, { asOf, day }: Pick<View, 'asOf' | 'day'>): string | null =>
  asOf ?? (pinOf(path) === 'asOf' ? day : null);

/**
 * The permalink of a page below the language with the choices its address makes. A moment between two editions shows what the first of
 * them showed.
 */
export async function permalinkOf(
  locale: Locale,
  path: string,
  view: View,
  choices: Readonly<Record<string, string>> = {},
): Promise<Permalink> {
  const asOf = dayToName(path, view);
  const edition = asOf === null ? await editionOf(view) : null;
  const pinned = edition && pinOf(path) === 'edition' ? { kind: 'number' as const, number: edition.number } : null;
  const below = addressOf(path === '/' ? '' : path, { asOf, edition: pinned }, choices);
  return { address: `${env().PORTAL_URL}/${locale}${below}`, edition, asOf };
}
