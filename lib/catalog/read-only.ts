import 'server-only';
import { openHeaders } from '@/lib/exports/download';
import { refuse } from './open-answer';

const Allow = 'GET, HEAD, OPTIONS';

/** What a browser asks before a page of another origin may read with headers of its own. */
const preflight = (): Response =>
  new Response(null, {
    status: 204,
    headers: {
      ...openHeaders,
      Allow,
      'Access-Control-Allow-Methods': Allow,
      'Access-Control-Allow-Headers': 'Accept, Accept-Language, If-Modified-Since, If-None-Match, If-Range, Range',
      'Access-Control-Max-Age': '86400',
    },
  });

const refuseMethod = (request: Request): Promise<Response> => refuse(request, { code: 'wrong-method', headers: { Allow } });

/** The other methods of every address that open data is read from. */
export const readOnly = { OPTIONS: preflight, POST: refuseMethod, PUT: refuseMethod, PATCH: refuseMethod, DELETE: refuseMethod };
