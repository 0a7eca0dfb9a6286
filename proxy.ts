import { type NextRequest, NextResponse } from 'next/server';
import { citationFormOf } from './lib/cite/forms';
import { now } from './lib/clock';
import { askHealth } from './lib/db/health';
import { env } from './lib/env';
import { EXTENSIONS } from './lib/exports/extensions';
import { dataAddress, filePath } from './lib/http/data-address';
import { isFeed } from './lib/http/feed-address';
import { strictTransport } from './lib/http/headers';
import { lostPath } from './lib/http/lost-address';
import { type Refusal, readParameters } from './lib/http/params';
import { noncePolicy } from './lib/http/policy';
import { isDoor, isFile, isForm, type Room, roomOf, rooms, splitLocale, variantPath } from './lib/http/rooms';
import { LOCALES, type Locale } from './lib/i18n/localized';
import { negotiate } from './lib/i18n/negotiate';

export const config = { matcher: '/((?!_next/).*)' };

/** Sends each public address to the page that answers it: the bare page, a variant, or the explanation of an error. */
export default async function proxy(request: NextRequest): Promise<NextResponse> {
  const response = await route(request);
  if (env().PORTAL_URL.startsWith('https:')) response.headers.set(strictTransport.name, strictTransport.value);
  return response;
}

async function route(request: NextRequest): Promise<NextResponse> {
  const { pathname, searchParams } = request.nextUrl;
  if (isFile(pathname)) return publicFile(request);
  if (isDoor(pathname)) return NextResponse.next();
  const { locale, path } = splitLocale(pathname);
  if (!locale) return withoutLocale(request);
  if (isForm(path)) return form(request);
  if (isFeed(path)) return NextResponse.next();
  const file = dataAddress(path);
  const door = file && doorOf(file);
  if (file && door) return NextResponse.rewrite(addressed(request, filePath(locale, door, file, searchParams.toString()), ''));
  const room = roomOf(path);
  if (!room) return lost(request, locale, path);

  const known = rooms[room];
  const moment = { now: now(), lastEdition: Number.POSITIVE_INFINITY };
  const reading = readParameters(known, searchParams, moment);
  if (!reading.ok) return refuse(request, locale, room, reading.refusal);
  if (reading.query === '') return NextResponse.next();

  const health = await askHealth();
  if (health.isAway) return explain(request, locale, 'unavailable');
  const checked = readParameters(known, searchParams, { ...moment, lastEdition: health.lastEdition });
  if (!checked.ok) return refuse(request, locale, room, checked.refusal);
  return NextResponse.rewrite(addressed(request, variantPath(locale, path, reading.query), ''));
}

/** Next fails at every other method than these. */
function publicFile({ method }: NextRequest): NextResponse {
  if (method === 'GET' || method === 'HEAD') return NextResponse.next();
  return new NextResponse(null, { status: method === 'OPTIONS' ? 204 : 405, headers: { Allow: 'GET, HEAD, OPTIONS' } });
}

/** What the suffix of a page asks for: the page as data, or how it is cited; what it shows is known only where it is asked for. */
function doorOf({ path, extension }: { path: string; extension: string }): 'file' | 'cite' | undefined {
  if (roomOf(path) === undefined) return undefined;
  if ((EXTENSIONS as readonly string[]).includes(extension)) return 'file';
  return citationFormOf(extension) ? 'cite' : undefined;
}

/** An address without a language: a known room opens in the reader's own, everything else explains itself in it. */
function withoutLocale(request: NextRequest): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  // A frame may be asked for in a language by name; readers of pages choose their own.
  const asked = pathname.startsWith('/embed/') ? LOCALES.find((one) => one === searchParams.get('lang')) : undefined;
  const locale = asked ?? negotiate(request.headers.get('accept-language'));
  const file = dataAddress(pathname);
  const response =
    roomOf(pathname) || isForm(pathname) || isFeed(pathname) || (file && doorOf(file))
      ? NextResponse.redirect(addressed(request, `/${locale}${pathname === '/' ? '' : pathname}`))
      : lost(request, locale, pathname);
  response.headers.append('Vary', 'Accept-Language');
  return response;
}

/** From `request.url`, not from `nextUrl`, which turns a loopback address into localhost. */
function addressed(request: NextRequest, pathname: string, search = request.nextUrl.search): URL {
  return new URL(pathname + search, request.url);
}

/** No page is here; what the address may have meant is looked for only where it has words. */
function lost(request: NextRequest, locale: Locale, path: string): NextResponse {
  return NextResponse.rewrite(addressed(request, `/${locale}/${lostPath(path)}`, ''));
}

/** Which parameter is not read, and what would be; a frame has room only for that there is one. */
function refuse(request: NextRequest, locale: Locale, room: Room, refusal: Refusal): NextResponse {
  if (room.startsWith('/embed/')) return NextResponse.rewrite(addressed(request, `/${locale}/embed/bad-request`, ''));
  return explain(request, locale, `bad-request/${refusal}`);
}

function explain(request: NextRequest, locale: Locale, error: string): NextResponse {
  return NextResponse.rewrite(addressed(request, `/${locale}/errors/${error}`, ''));
}

/** Rendered for this request, so its scripts are let in by a nonce. Next reads it from the request's own policy. */
function form(request: NextRequest): NextResponse {
  if (process.env.NODE_ENV === 'development') return NextResponse.next();
  const policy = noncePolicy(crypto.randomUUID().replaceAll('-', ''), env().PORTAL_URL.startsWith('https:'));
  const headers = new Headers(request.headers);
  headers.set('Content-Security-Policy', policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('Content-Security-Policy', policy);
  response.headers.set('Cache-Control', 'no-store');
  return response;
}
