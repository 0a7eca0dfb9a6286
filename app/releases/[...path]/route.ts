import { openAnswer, refuse } from '@/lib/catalog/open-answer';
import { readOnly } from '@/lib/catalog/read-only';
import { openHeaders } from '@/lib/exports/download';
import { negotiate } from '@/lib/i18n/negotiate';
import { getKeysFile, getReleaseIndex } from '@/lib/verification/archive/archive-queries';
import { fileAnswer } from '@/lib/verification/archive/file-answer';
import { releaseNumber } from '@/lib/verification/archive/place';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ path: string[] }> };

const living = { ...openHeaders, 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'public, max-age=0, must-revalidate' };

/** Files of releases, and what is known of all of them: `/releases/3/tables/observations.csv`, `/releases/latest/…`, `/releases/keys.json`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { path } = await params;
  return openAnswer(request, async () => {
    const [first = '', ...rest] = path;
    if (rest.length === 0 && first === 'keys.json') return new Response(await getKeysFile(), { headers: living });
    if (rest.length === 0 && first === 'index.json') return Response.json(await getReleaseIndex(), { headers: living });
    const name = rest.join('/');
    if (first === 'latest') {
      const [newest] = (await getReleaseIndex()).releases;
      return newest
        ? redirect(request, name === '' ? `/releases/${newest.release}` : `/releases/${newest.release}/${name}`)
        : missing(request);
    }
    const number = releaseNumber(first);
    // The release itself is a page.
    if (number !== undefined && name === '')
      return redirect(request, `/${negotiate(request.headers.get('accept-language'))}/releases/${number}`);
    return (number === undefined ? null : await fileAnswer(request, number, name)) ?? missing(request);
  });
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;

const missing = (request: Request): Promise<Response> => refuse(request, { code: 'no-data' });

/** Not for ever: the newest release is another tomorrow. */
const redirect = (_: Request, location: string): Response =>
  new Response(null, {
    status: 302,
    headers: { ...openHeaders, Location: location, 'Cache-Control': 'no-cache', Vary: 'Accept-Language' },
  });
