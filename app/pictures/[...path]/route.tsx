import { ImageResponse } from 'next/og';
import { PictureCard } from '@/components/pictures/card';
import { openAnswer } from '@/lib/catalog/open-answer';
import { readOnly } from '@/lib/catalog/read-only';
import { openHeaders } from '@/lib/exports/download';
import { chartSubject, pictureSize, pictureSubject } from '@/lib/http/pictures';
import { pictureOf } from '@/lib/pictures/studio';
import { typeface } from '@/lib/pictures/typeface';
import { chartAnswer } from '../chart-answer';
import { pictureWords } from '../picture-words';

export const dynamic = 'force-dynamic';

const hour = 'public, max-age=3600';

/**
 * The social picture of a page, `/pictures/vi/indicators/de-gdp-share.png`, and its chart, `/pictures/vi/indicators/de-gdp-share/chart.svg`.
 * Only pages that exist have one.
 */
export async function GET(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const chart = chartSubject(pathname);
  if (chart) return openAnswer(request, async () => (await chartAnswer(request, chart)) ?? empty(503), chart.locale);
  const subject = pictureSubject(pathname);
  const words = subject ? await pictureWords(subject) : 'absent';
  if (words === 'absent') return empty(404);
  if (words === 'unavailable') return empty(503);
  const picture = await pictureOf(words, async () => {
    const image = new ImageResponse(<PictureCard words={words} />, { ...pictureSize, fonts: await typeface() });
    return Buffer.from(await image.arrayBuffer());
  });
  if (!picture) return empty(503);
  const headers = { ...openHeaders, 'Cache-Control': hour, ETag: picture.etag };
  if (request.headers.get('if-none-match')?.includes(picture.etag)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(picture.bytes), { headers: { ...headers, 'Content-Type': 'image/png' } });
}

export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;

const empty = (status: 404 | 503): Response =>
  new Response(null, { status, headers: { 'Cache-Control': 'no-store', ...(status === 503 ? { 'Retry-After': '30' } : {}) } });
