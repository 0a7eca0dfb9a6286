import { ImageResponse } from 'next/og';
import { drawingOf } from '@/app/[locale]/embed/drawings';
import { momentWords } from '@/app/[locale]/embed/embed-screen';
import { chartPicture } from '@/components/embed/chart-picture';
import type { Chart, Drawing } from '@/components/embed/drawing';
import { permalinkOf } from '@/lib/catalog/permalink';
import { viewOfQuery } from '@/lib/catalog/question';
import { now } from '@/lib/clock';
import { Invalid, NotFound } from '@/lib/errors';
import { openHeaders } from '@/lib/exports/download';
import { embedAddress } from '@/lib/http/embeds';
import { readParameters, type Theme } from '@/lib/http/params';
import type { ChartSubject } from '@/lib/http/pictures';
import { formatDate, semicolons } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { messagesOf } from '@/lib/i18n/messages';
import { ruler } from '@/lib/pictures/ruler';
import { pictureOf } from '@/lib/pictures/studio';
import { svgOf } from '@/lib/pictures/svg';
import type { View } from '@/lib/publishing/edition-queries';

/** Twice the size: sharp on a dense screen and on paper. */
const density = 2;
const types = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png' } as const;

/** The chart of a page as a file, from the point of view its address asks for. Throws NotFound and Invalid; null where too many wait. */
export async function chartAnswer(request: Request, subject: ChartSubject): Promise<Response | null> {
  const { locale, room, path, form } = subject;
  const query = new URL(request.url).searchParams;
  const [view, theme] = [await viewOfQuery(query), themeOf(query)];
  const drawing = await drawingOf({ room, locale, path, view });
  if (!drawing) throw new NotFound('chart', path);
  const words = await wordsOf(drawing, { locale, path, view });
  const picture = await pictureOf({ drawing, words, theme, form }, async () => {
    const { node, width, height } = chartPicture(dated(drawing.chart, formatDate(view.day, locale)), words, await ruler());
    const svg = await svgOf({ node, width, height, theme, title: drawing.title, description: drawing.sentence });
    return form === 'svg' ? Buffer.from(svg) : drawnPng(svg, width, height);
  });
  if (!picture) return null;
  const headers = {
    ...openHeaders,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    ETag: picture.etag,
    // A drawing needs nothing from anywhere, even where it is opened as a page.
    'Content-Security-Policy': "default-src 'none'",
    Link: `<${words.permalink}>; rel="canonical", <${embedAddress(locale, path)}>; rel="alternate"; type="text/html"`,
  };
  if (request.headers.get('if-none-match')?.includes(picture.etag)) return new Response(null, { status: 304, headers });
  const type = { 'Content-Type': types[form], 'Content-Length': String(picture.bytes.length) };
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(picture.bytes), { headers: { ...headers, ...type } });
}

/** A picture is of one day, which is "today" for nobody who finds it. */
const dated = (chart: Chart, day: string): Chart =>
  chart.kind === 'trajectory' ? { ...chart, data: { ...chart.data, today: { ...chart.data.today, label: day } } } : chart;

function themeOf(query: URLSearchParams): Theme {
  const reading = readParameters(['theme'], query, { now: now(), lastEdition: Number.POSITIVE_INFINITY });
  if (!reading.ok) throw new Invalid([{ path: [reading.refusal], code: 'malformed' }]);
  return reading.values.theme ?? 'light';
}

async function wordsOf({ title, subtitle, sources }: Drawing, seen: { locale: Locale; path: string; view: View }) {
  const { locale, path, view } = seen;
  const [{ embed, layout }, moment, permalink] = await Promise.all([
    messagesOf(locale),
    momentWords(locale, view),
    permalinkOf(locale, path, view),
  ]);
  const named = sources.map(({ title: name, publisher, published }) =>
    [name, [publisher, ...(published === null ? [] : [formatDate(published, locale)])].join(', ')].join('. '),
  );
  return {
    title,
    subtitle,
    sources: named.length === 0 ? null : `${embed.sources} ${semicolons(named, locale)}.`,
    moment,
    portal: layout.name,
    permalink: permalink.address,
  };
}

/** The drawing library takes the file as an image: letters are outlines already. */
async function drawnPng(svg: string, width: number, height: number): Promise<Buffer> {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  const size = { width: width * density, height: height * density };
  // biome-ignore lint/performance/noImgElement: the drawing library knows no other
  const image = new ImageResponse(<img src={source} alt="" {...size} />, size);
  return Buffer.from(await image.arrayBuffer());
}
