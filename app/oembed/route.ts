import { getTranslations } from 'next-intl/server';
import { drawingOf } from '@/app/[locale]/embed/drawings';
import { openAnswer } from '@/lib/catalog/open-answer';
import { viewOfQuery } from '@/lib/catalog/question';
import { readOnly } from '@/lib/catalog/read-only';
import { env } from '@/lib/env';
import { Invalid, NotFound } from '@/lib/errors';
import { openHeaders } from '@/lib/exports/download';
import { addressOf } from '@/lib/http/address';
import { embedAddress, embedCode, embedSize } from '@/lib/http/embeds';
import { OEMBED_FORMS, type OembedAnswer, type OembedForm, type OembedSubject, oembedSubject, writeOembed } from '@/lib/http/oembed';
import { picturedRoomOf, roomPicture } from '@/lib/http/pictures';

export const dynamic = 'force-dynamic';

const hour = 3600;

/** How a page of the portal stands on another site (oEmbed 1.0): its chart as a frame. */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams;
  const subject = oembedSubject(query.get('url') ?? '', env().PORTAL_URL);
  return openAnswer(
    request,
    async () => {
      if (!query.get('url')) throw new Invalid([{ path: ['url'], code: 'missing' }]);
      const form = (query.get('format') || 'json') as OembedForm;
      // 2.3.4: a form that is not written is not implemented.
      if (!(form in OEMBED_FORMS)) return new Response(null, { status: 501, headers: openHeaders });
      if (!subject) throw new NotFound('page', query.get('url') ?? '');
      const body = writeOembed(await answerOf(subject, { width: mostOf(query, 'maxwidth'), height: mostOf(query, 'maxheight') }), form);
      const type = { 'Content-Type': `${OEMBED_FORMS[form]}; charset=utf-8`, 'Content-Language': subject.locale };
      return new Response(body, { headers: { ...openHeaders, ...type, 'Cache-Control': `public, max-age=${hour}` } });
    },
    subject?.locale,
  );
}

export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;

function mostOf(query: URLSearchParams, name: 'maxwidth' | 'maxheight'): number {
  const text = query.get(name);
  if (text === null || text === '') return Number.POSITIVE_INFINITY;
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new Invalid([{ path: [name], code: 'malformed' }]);
  return Number(text);
}

async function answerOf({ locale, room, path, query }: OembedSubject, most: { width: number; height: number }): Promise<OembedAnswer> {
  const view = await viewOfQuery(query);
  const [drawing, layout] = await Promise.all([drawingOf({ room, locale, path, view }), getTranslations({ locale, namespace: 'layout' })]);
  if (!drawing) throw new NotFound('page', path);
  const portal = env().PORTAL_URL;
  const usual = embedSize(drawing.chart.kind);
  const [width, height] = [Math.min(usual.width, most.width), Math.min(usual.height, most.height)];
  const address = portal + addressOf(embedAddress(locale, path), view);
  // The small picture shows how things stand now: an earlier state has none.
  const hasPicture = view.asOf === null && view.edition === null && picturedRoomOf(path) !== undefined;
  const picture = hasPicture ? roomPicture(locale, path) : null;
  const fits = picture !== null && picture.width <= most.width && picture.height <= most.height;
  return {
    type: 'rich',
    version: '1.0',
    title: drawing.title,
    provider_name: layout('name'),
    provider_url: `${portal}/${locale}`,
    cache_age: hour,
    width,
    height,
    html: embedCode({ address, title: drawing.title, width: String(width), height }),
    ...(fits ? { thumbnail_url: portal + picture.url, thumbnail_width: picture.width, thumbnail_height: picture.height } : {}),
  };
}
