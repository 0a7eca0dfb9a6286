import { openAnswer } from '@/lib/catalog/open-answer';
import { strategyPlan } from '@/lib/catalog/stratml';
import { NotFound } from '@/lib/errors';
import { entityTag, isUnchanged, openHeaders } from '@/lib/exports/download';
import { LOCALES } from '@/lib/i18n/localized';
import { getNewestEdition } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ file: string }> };

/** The plan of the Strategy as StratML: `/stratml/vi.xml`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  return openAnswer(request, async () => {
    const locale = LOCALES.find((one) => file === `${one}.xml`);
    if (!locale) throw new NotFound('plan', file);
    const etag = entityTag(['stratml', locale, (await getNewestEdition())?.number ?? 0]);
    const headers = {
      ...openHeaders,
      'Content-Type': 'application/xml; charset=utf-8',
      'Content-Language': locale,
      'Cache-Control': 'public, max-age=0, must-revalidate',
      ETag: etag,
    };
    if (isUnchanged(request.headers, etag, null, null)) return new Response(null, { status: 304, headers });
    return new Response(request.method === 'HEAD' ? null : await strategyPlan(locale), { headers });
  });
}
export const HEAD = GET;
