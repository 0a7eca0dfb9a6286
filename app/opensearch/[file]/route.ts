import { openAnswer } from '@/lib/catalog/open-answer';
import { NotFound } from '@/lib/errors';
import { openHeaders } from '@/lib/exports/download';
import { LOCALES } from '@/lib/i18n/localized';
import { openSearchDescription } from '@/lib/search/open-search';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ file: string }> };

/** How browsers and other portals search here (OpenSearch 1.1): `/opensearch/vi.xml`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  return openAnswer(request, async () => {
    const locale = LOCALES.find((one) => file === `${one}.xml`);
    if (!locale) throw new NotFound('description', file);
    const headers = {
      ...openHeaders,
      'Content-Type': 'application/opensearchdescription+xml; charset=utf-8',
      'Content-Language': locale,
      'Cache-Control': 'public, max-age=86400',
    };
    return new Response(request.method === 'HEAD' ? null : await openSearchDescription(locale), { headers });
  });
}
export const HEAD = GET;
