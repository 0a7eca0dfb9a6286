import { partAt } from '@/lib/http/sitemap';
import { sitemapPart } from '../sitemap-answer';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ file: string }> };

/** A part of the sitemap, where it is too long for one file: `/sitemap/source-1.xml`. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const part = partAt((await params).file);
  return part ? sitemapPart(part) : new Response(null, { status: 404 });
}
