import 'server-only';
import { trustedHeaders } from '@/lib/auth/sender';
import { now } from '@/lib/clock';
import { openHeaders } from '@/lib/exports/download';
import { countRequest } from '@/lib/http/api-limit';
import { isNamed } from '@/lib/http/entity-tag';
import { type ApiAnswer, openApiAddress } from './api-answer';
import { TooSlow } from './api-snapshot';
import { LICENCE } from './door';
import { openAnswer, refuse } from './open-answer';

/** Of one sender, in each process of the portal: ten a second for as long as they like. */
export const READ_LIMIT = { name: 'open-data', most: 600, windowMs: 60_000 } as const;

/**
 * The one way in for programs that read: limits, the refusals of open data, and an answer only where the reader has not got it already.
 * No key is asked for and no cookie is read.
 */
export async function readAnswer(request: Request, work: (query: URLSearchParams) => Promise<ApiAnswer> | ApiAnswer): Promise<Response> {
  const { sender } = trustedHeaders(request.headers);
  const limit = countRequest(READ_LIMIT.name, sender, READ_LIMIT, now().getTime());
  const response = limit.isOver
    ? await refuse(request, { code: 'too-many' })
    : await openAnswer(request, async () => {
        try {
          return await respond(request, await work(new URL(request.url).searchParams));
        } catch (error) {
          if (error instanceof TooSlow) return refuse(request, { code: 'too-slow' });
          throw error;
        }
      });
  for (const [name, value] of Object.entries(limit.headers)) response.headers.set(name, value);
  return request.method === 'HEAD' ? new Response(null, { status: response.status, headers: response.headers }) : response;
}

async function respond(request: Request, answer: ApiAnswer): Promise<Response> {
  const asked = request.headers.get('if-none-match');
  if (asked !== null && isNamed(answer.etag, asked)) return new Response(null, { status: 304, headers: headersOf(answer.etag, []) });
  const { etag, body, links } = await answer.make();
  return new Response(body, { headers: { 'Content-Type': 'application/json', ...headersOf(etag, links) } });
}

function headersOf(etag: string, links: readonly { rel: string; href: string }[]): Record<string, string> {
  const all = [...links, { rel: 'license', href: LICENCE.url }, { rel: 'service-desc', href: openApiAddress() }];
  return {
    ...openHeaders,
    ETag: etag,
    'Cache-Control': 'public, max-age=0, must-revalidate',
    Link: all.map(({ rel, href }) => `<${href}>; rel="${rel}"`).join(', '),
  };
}
