import { env } from '@/lib/env';
import { openHeaders } from '@/lib/exports/download';
import { OPTIONS } from './[...path]/route';

export const dynamic = 'force-dynamic';

/** The address that catalogues give of the service: 303 to what it offers. */
export const GET = (): Response =>
  new Response(null, { status: 303, headers: { ...openHeaders, Location: `${env().PORTAL_URL}/sdmx/2.1/dataflow/all/all/latest` } });
export const HEAD = GET;

export { OPTIONS };
