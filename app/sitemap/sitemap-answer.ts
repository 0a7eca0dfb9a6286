import { TABLES } from '@/lib/catalog/tables';
import { env } from '@/lib/env';
import { isDatabaseAway } from '@/lib/errors';
import { rooms } from '@/lib/http/rooms';
import {
  closing,
  entriesOf,
  fitsOneFile,
  indexOf,
  opening,
  pagesPerPart,
  partsOf,
  type SitemapPage,
  type SitemapPart,
} from '@/lib/http/sitemap';
import { countRecordAddresses, listRecordAddresses } from '@/lib/publishing/address-queries';
import { getNewestEdition } from '@/lib/publishing/edition-queries';

/** The part of the pages that are no record's. */
const roomsPart = 'rooms';
/** Public pages that are rendered for each request, beside the rooms. */
const forms = ['/report', '/verify'];

const roomPages = [
  ...Object.keys(rooms).filter((room) => !room.includes('[') && !room.startsWith('/embed/')),
  ...TABLES.map(({ id }) => `/data/${id}`),
  ...forms,
];

/** All parts there are now. */
async function allParts(): Promise<{ parts: SitemapPart[]; pages: number }> {
  const counts = await countRecordAddresses();
  return {
    parts: [...partsOf(roomsPart, roomPages.length), ...counts.flatMap(({ name, count }) => partsOf(name, count))],
    pages: counts.reduce((sum, { count }) => sum + count, roomPages.length),
  };
}

async function pagesOf({ name, index }: SitemapPart): Promise<SitemapPage[]> {
  if (name !== roomsPart) {
    return listRecordAddresses(name, pagesPerPart, (index - 1) * pagesPerPart);
  }
  // A page that gathers records may have changed whenever anything was published.
  const edition = await getNewestEdition();
  return roomPages.map((path) => ({ path, changedAt: edition?.publishedAt ?? null }));
}

/** The whole sitemap, or the file that names its parts where it is too long for one. */
export function wholeSitemap(): Promise<Response> {
  return answering(async () => {
    const { parts, pages } = await allParts();
    return fitsOneFile(pages) ? written(parts) : xml(indexOf(parts, env().PORTAL_URL));
  });
}

/** One part; 404 where there is none. */
export function sitemapPart(wanted: SitemapPart): Promise<Response> {
  return answering(async () => {
    const { parts } = await allParts();
    const part = parts.find(({ name, index }) => name === wanted.name && index === wanted.index);
    return part ? written([part]) : new Response(null, { status: 404 });
  });
}

/** Written part by part, so that only one is held at a time. */
function written(parts: SitemapPart[]): Response {
  const text = new TextEncoder();
  const origin = env().PORTAL_URL;
  const left = [...parts];
  return xml(
    new ReadableStream({
      start: (stream) => stream.enqueue(text.encode(opening)),
      async pull(stream) {
        const part = left.shift();
        if (part) return stream.enqueue(text.encode(entriesOf(await pagesOf(part), origin)));
        stream.enqueue(text.encode(closing));
        stream.close();
      },
    }),
  );
}

const xml = (body: BodyInit): Response =>
  new Response(body, { headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' } });

async function answering(make: () => Promise<Response>): Promise<Response> {
  try {
    return await make();
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return new Response(null, { status: 503, headers: { 'Retry-After': '30', 'Cache-Control': 'no-store' } });
  }
}
