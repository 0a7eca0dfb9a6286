import { askedByPage, fileOf } from '@/lib/catalog/door';
import { openAnswer } from '@/lib/catalog/open-answer';
import { readOnly } from '@/lib/catalog/read-only';
import { NotFound } from '@/lib/errors';
import { download } from '@/lib/exports/download';
import { formatOf } from '@/lib/exports/formats';
import { queryOfView } from '@/lib/http/data-address';
import { localeSchema } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ locale: string; extension: string; view: string; path?: string[] }> };

/** What a page shows, as a file: `/vi/indicators.csv?topic=…` comes here by the proxy. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale: asked, extension, view, path = [] } = await params;
  const locale = localeSchema.parse(asked);
  return openAnswer(
    request,
    async () => {
      const file = await askedByPage(`/${path.join('/')}`, queryOfView(view), locale);
      const format = formatOf(extension);
      if (!format?.isFor(file.table)) throw new NotFound('format', extension);
      return download(await fileOf(file, locale, extension), format, request);
    },
    locale,
  );
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
