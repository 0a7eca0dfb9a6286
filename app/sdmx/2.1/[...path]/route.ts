import { partsOf } from '@/lib/catalog/sdmx-address';
import { sdmxData } from '@/lib/catalog/sdmx-data';
import { sdmxAnswer } from '@/lib/catalog/sdmx-error';
import { sdmxStructures } from '@/lib/catalog/sdmx-structures';
import { openHeaders } from '@/lib/exports/download';

export const dynamic = 'force-dynamic';

const beginning = '/sdmx/2.1/';

/** SDMX 2.1 REST: `/sdmx/2.1/data/OBSERVATIONS/.X./all`, and the structures by which figures are read. */
export async function GET(request: Request): Promise<Response> {
  return sdmxAnswer(request, async () => {
    const { pathname } = new URL(request.url);
    // A key may have empty parts, so the address is read as it was sent.
    const parts = partsOf(pathname.slice(pathname.indexOf(beginning) + beginning.length));
    return parts[0] === 'data' ? sdmxData(request, parts.slice(1)) : sdmxStructures(request, parts);
  });
}

export const HEAD = GET;

/** Asked by browsers before a script of another site asks with headers of its own. */
export function OPTIONS(): Response {
  const allowed = {
    'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Max-Age': '86400',
  };
  return new Response(null, { status: 204, headers: { ...openHeaders, ...allowed } });
}
