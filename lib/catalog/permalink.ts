import 'server-only';
import { cached, tag } from '@/lib/cache';
import { dayOf, startOfDay } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { env } from '@/lib/env';
import { type ViewName, viewsOf } from '@/lib/exports/table';
import { addressOf } from '@/lib/http/address';
import { type Edition, namesOf as parameterNames } from '@/lib/http/params';
import { roomOf, rooms } from '@/lib/http/rooms';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { tableNamed } from './tables';

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
export function pinOf(path: string): ViewName | null {
  const room = roomOf(path);
  const table = room === '/data/[code]' ? tableNamed(path.slice('/data/'.length)) : undefined;
  const known = room === undefined ? [] : parameterNames(rooms[room]);
  const pin = (['edition', 'as-of'] as const).find((name) => known.includes(name) && (!table || viewsOf(table).includes(name)));
  return pin ?? null;
}

/** The day that has to be named: the one asked for, or today where no edition can be. */
export const dayToName = (path: string, { asOf, day }: Pick<View, 'asOf' | 'day'>): string | null =>
  asOf ?? (pinOf(path) === 'as-of' ? day : null);

/**
 * How an address asks for an edition whose rules were applied on a day. By its number it is judged on the day it was published; on a later
 * one it stood alone from the first moment on, so that moment says both.
 */
export function editionJudgedOn({ number, publishedAt }: NonNullable<Permalink['edition']>, judgedOn: string | null): Edition {
  if (judgedOn === null || dayOf(new Date(publishedAt)) === judgedOn) return { kind: 'number', number };
  return { kind: 'instant', before: new Date(startOfDay(judgedOn).getTime() + 1).toISOString() };
}

/** Where it is not the page itself: the day on which its rows are judged, and the suffix of the file that has only what is chosen. */
type OfRows = { judgedOn?: string | null; suffix?: string };

/**
 * The permalink of a page below the language with the choices its address makes. A moment between two editions shows what the first of
 * them showed.
 */
export async function permalinkOf(
  locale: Locale,
  path: string,
  view: View,
  choices: Readonly<Record<string, string>> = {},
  { judgedOn = null, suffix = '' }: OfRows = {},
): Promise<Permalink> {
  const asOf = dayToName(path, view);
  const edition = asOf === null ? await editionOf(view) : null;
  const pinned = edition && pinOf(path) === 'edition' ? editionJudgedOn(edition, judgedOn) : null;
  const below = addressOf(path === '/' ? '' : path + suffix, { asOf, edition: pinned }, choices);
  return { address: `${env().PORTAL_URL}/${locale}${below}`, edition, asOf };
}
