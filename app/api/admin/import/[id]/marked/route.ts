import { viewerOf } from '@/lib/auth/session';
import { localeSchema } from '@/lib/i18n/localized';
import { download } from '@/lib/ingest/download';
import { markedFile } from '@/lib/ingest/marked-file';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ id: string }> };

/** The uploaded table with its wrong cells marked. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const viewer = await viewerOf();
  if (!viewer) return new Response(null, { status: 401 });
  const locale = localeSchema.catch('vi').parse(new URL(request.url).searchParams.get('language'));
  const file = await markedFile(viewer, (await params).id, locale);
  return file ? download(file.pieces, file.name) : new Response(null, { status: 404 });
}
