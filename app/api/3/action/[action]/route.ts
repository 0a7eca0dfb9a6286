import { ckanAnswer } from '@/lib/catalog/ckan/answer';
import { openHeaders } from '@/lib/exports/download';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ action: string }> };

/** CKAN's Action API, to read: clients call it by GET and by POST. */
export const GET = async (request: Request, { params }: Context): Promise<Response> => ckanAnswer(request, (await params).action);
export const POST = GET;

export const OPTIONS = (): Response =>
  new Response(null, {
    status: 204,
    headers: { ...openHeaders, 'Access-Control-Allow-Methods': 'GET, POST', 'Access-Control-Allow-Headers': 'Content-Type, If-None-Match' },
  });
