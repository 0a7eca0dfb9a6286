import { openAnswer } from '@/lib/catalog/open-answer';
import { readOnly } from '@/lib/catalog/read-only';
import { feedAnswer } from '@/lib/feeds/answer';
import { localeSchema } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ locale: string; feed: string[] }> };

/** A feed or a calendar: `/vi/feeds/organisations/btttt.atom`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { locale: language, feed } = await params;
  const locale = localeSchema.parse(language);
  return openAnswer(request, () => feedAnswer(request, locale, `/feeds/${feed.join('/')}`), locale);
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
