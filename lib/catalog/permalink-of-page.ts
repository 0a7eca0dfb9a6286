import 'server-only';
import { now } from '@/lib/clock';
import { db } from '@/lib/db/client';
import { isConnectionError } from '@/lib/db/connection-error';
import { env } from '@/lib/env';
import { addressOf } from '@/lib/http/address';
import { embeddedRoomOf } from '@/lib/http/embeds';
import { readParameters } from '@/lib/http/params';
import { roomOf, rooms } from '@/lib/http/rooms';
import type { Locale } from '@/lib/i18n/localized';
import { pinOf } from './permalink';

/** Pages with a part of their own for citing, and the frame of the pages that explain an error. */
const citesItself = (path: string): boolean => path === '/' || embeddedRoomOf(path) !== undefined || path.includes('/observations/');

/**
 * The address that keeps showing what a page of the record shows now; null where the page is none of the record. The newest edition is asked
 * for without a tag: a page that nothing has changed shows the same at the edition it was rendered at as at every later one, so a new edition
 * alone does not have to expire it.
 */
export async function permalinkOfPage(locale: Locale, address: string): Promise<string | null> {
  const { pathname, search, searchParams } = new URL(address, 'http://portal');
  const room = roomOf(pathname);
  if (room === undefined || citesItself(pathname) || pinOf(pathname) !== 'edition') return null;
  const reading = readParameters(rooms[room], searchParams, { now: now(), lastEdition: Number.POSITIVE_INFINITY });
  const home = `${env().PORTAL_URL}/${locale}`;
  const values = reading.ok ? (reading.values as { asOf?: string; edition?: unknown }) : {};
  if (values.asOf !== undefined || values.edition !== undefined) return home + pathname + search;
  const edition = await newestEdition();
  if (edition === null) return null;
  return home + addressOf(pathname, { asOf: null, edition: { kind: 'number', number: edition } }, Object.fromEntries(searchParams));
}

async function newestEdition(): Promise<number | null> {
  try {
    const set = await db().changeSet.findFirst({
      where: { edition: { not: null } },
      orderBy: { edition: 'desc' },
      select: { edition: true },
    });
    return set?.edition ?? null;
  } catch (error) {
    if (isConnectionError(error)) return null;
    throw error;
  }
}
