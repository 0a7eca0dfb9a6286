import type { IncomingMessage, ServerResponse } from 'node:http';
import compression from 'compression';
import { answering } from '../answer-status';
import { now } from '../clock';
import { env } from '../env';
import { encodingFor } from './encodings';
import { isNamed } from './entity-tag';
import { unvaryingHeaders } from './headers';
import { installedPageCache } from './page-cache';
import { pageKey } from './page-key';
import { readParameters } from './params';
import type { ReadyPage } from './ready-page';
import { roomOf, rooms, splitLocale, variantPath } from './rooms';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Questions of Next's own router and of previews: answered with something else than the page. */
const nextsOwn = ['rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-router-segment-prefetch', 'next-action'];
const previewCookie = '__prerender_bypass';

/** Answers some addresses by itself; false where the address is none of them. */
export type Door = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/**
 * Answers public pages from the page cache, without the way through Next, and what `door` answers; `next` gets everything else, and
 * the pages that have to be rendered.
 */
export function createFront(next: Handler, door: Door = async () => false): Handler {
  return async (request, response) => {
    // What a sender says of itself is believed only where a proxy of ours stands before the portal; Next then asks the socket.
    if (env().TRUSTED_PROXIES === 0) delete request.headers['x-forwarded-for'];
    const tooMuch = refusalOf(request);
    if (tooMuch) {
      // What still comes is not read, so the connection cannot be used again.
      response.writeHead(tooMuch, { ...unvaryingHeaders, Connection: 'close', 'Cache-Control': 'no-store' }).end();
      return;
    }
    request.url = request.url?.replace(slashed, '$1');
    try {
      const page = await pageFor(request);
      if (page) await send(page, request, response);
      else if (!(await door(request, response))) {
        compress(request, response, () => {});
        await answering(response, () => next(request, response));
      }
    } catch (error) {
      console.error(`${request.method} ${request.url}`, error);
      fail(response);
    }
  };
}

/** Texts of every kind, also those that lists of such kinds do not know: lines of JSON, CSV of SDMX. */
const text = /^text\/|[/+-](?:json|xml|csv|ndjson|javascript)\b/;

/** Next's own leaves out what a handler answers, whose type Next writes as a list of one. */
const compress = compression({ filter: (_, response) => text.test(String(response.getHeader('content-type') ?? '')) });

/** Clients of SDMX end addresses in a slash, which Next would answer with another address. */
const slashed = /^(\/sdmx\/[^?]*[^/?])\/+(?=\?|$)/;

/** A file of 20 MB and the rest of its form; `next.config.ts` has the same limit. */
const longestBody = 21 * 1024 * 1024;

/** 413 for a body that is too long, 411 for one that does not say how long it is: Next would answer both with a failure of its own. */
function refusalOf({ headers }: IncomingMessage): 411 | 413 | undefined {
  if (headers['transfer-encoding'] !== undefined) return 411;
  return Number(headers['content-length'] ?? 0) > longestBody ? 413 : undefined;
}

/** A promise only where the page cache has to be asked. */
function pageFor({ method, url, headers }: IncomingMessage): Promise<ReadyPage | undefined> | undefined {
  if ((method !== 'GET' && method !== 'HEAD') || !url) return undefined;
  for (const name of nextsOwn) if (headers[name] !== undefined) return undefined;
  if (headers.cookie?.includes(previewCookie)) return undefined;
  const key = publicPageKey(url);
  return key === undefined ? undefined : installedPageCache()?.ready(key);
}

/** The key of the public page that this address shows; undefined where it shows none, or the explanation of an error. */
export function publicPageKey(url: string): string | undefined {
  const mark = url.indexOf('?');
  const pathname = mark === -1 ? url : url.slice(0, mark);
  const { locale, path } = splitLocale(pathname);
  // Next redirects an address that ends in a slash.
  const room = locale === undefined || pathname.endsWith('/') ? undefined : roomOf(path);
  if (room === undefined || locale === undefined) return undefined;
  if (mark === -1) return pageKey(room, pathname, false);
  // An edition that does not exist is refused on the way through Next, and never kept.
  const moment = { now: now(), lastEdition: Number.POSITIVE_INFINITY };
  const reading = readParameters(rooms[room], new URLSearchParams(url.slice(mark + 1)), moment);
  if (!reading.ok) return undefined;
  return reading.query === '' ? pageKey(room, pathname, false) : pageKey(room, variantPath(locale, path, reading.query), true);
}

async function send(page: ReadyPage, { method, headers }: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = headers['if-none-match'];
  if (asked !== undefined && page.status === 200 && isNamed(page.etag, asked)) {
    response.writeHead(304, page.headers).end();
    return;
  }
  const form = await page.form(encodingFor(headers['accept-encoding'] as string | undefined));
  response.writeHead(page.status, form.headers);
  if (method === 'HEAD') response.end();
  else response.end(form.body);
}

/** In every language: which one the reader wants is not asked where anything may be broken. */
const apology = [
  'Cổng thông tin gặp lỗi. Xin thử lại sau.',
  'The portal met an error. Please try again later.',
  'Le portail a rencontré une erreur. Veuillez réessayer plus tard.',
  'На портале произошла ошибка. Повторите попытку позже.\n',
].join('\n');

/** What went wrong is in the log of the server; the reader gets no part of it. */
function fail(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(500, { ...unvaryingHeaders, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(apology);
}
