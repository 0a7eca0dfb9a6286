import { openAnswer } from '@/lib/catalog/open-answer';
import { viewOfQuery } from '@/lib/catalog/question';
import { readOnly } from '@/lib/catalog/read-only';
import { citationFormOf } from '@/lib/cite/forms';
import { now } from '@/lib/clock';
import { Invalid, NotFound } from '@/lib/errors';
import { openHeaders } from '@/lib/exports/download';
import { queryOfView } from '@/lib/http/data-address';
import { readParameters } from '@/lib/http/params';
import { roomOf, rooms } from '@/lib/http/rooms';
import { localeSchema } from '@/lib/i18n/localized';
import { citationOf } from '../../../citation-of';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ locale: string; form: string; view: string; path?: string[] }> };

/** How a page is cited, as a file: `/vi/indicators/de-gdp-share.bib?edition=3` comes here by the proxy. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale: language, form: extension, view, path: parts = [] } = await params;
  const locale = localeSchema.parse(language);
  return openAnswer(
    request,
    async () => {
      const path = `/${parts.join('/')}`;
      const query = queryOfView(view);
      const choices = choicesOf(path, query);
      const form = citationFormOf(extension);
      const citation = form && (await citationOf({ locale, path, view: await viewOfQuery(query), choices }));
      if (!citation) throw new NotFound('page', path);
      const body = new TextEncoder().encode(form.write(citation));
      const headers = {
        ...openHeaders,
        'Content-Type': form.mediaType,
        'Content-Length': String(body.length),
        'Content-Language': locale,
        'Content-Disposition': `inline; filename="${citation.key}.${extension}"`,
        'Cache-Control': 'public, max-age=0, must-revalidate',
        Link: `<${citation.address}>; rel="canonical"`,
      };
      return new Response(request.method === 'HEAD' ? null : body, { headers });
    },
    locale,
  );
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;

/** The filters of the address, as the page itself reads them. */
function choicesOf(path: string, query: URLSearchParams): Record<string, string> {
  const room = roomOf(path);
  if (!room) throw new NotFound('page', path);
  const reading = readParameters(rooms[room], query, { now: now(), lastEdition: Number.POSITIVE_INFINITY });
  if (!reading.ok) throw new Invalid([{ path: [reading.refusal], code: 'malformed' }]);
  const kept = [...new URLSearchParams(reading.query)].filter(([name]) => name !== 'as-of' && name !== 'edition');
  return Object.fromEntries(kept);
}
