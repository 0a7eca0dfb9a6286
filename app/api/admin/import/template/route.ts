import { viewerOf } from '@/lib/auth/session';
import { download } from '@/lib/ingest/download';
import { exportedTable } from '@/lib/ingest/export-queries';

export const dynamic = 'force-dynamic';

/** The template of a table, or what a body has published in its form. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await viewerOf();
  if (!viewer) return new Response(null, { status: 401 });
  const asked = new URL(request.url).searchParams;
  const kind = asked.get('kind') ?? '';
  const [language, format] = [asked.get('language') === 'en' ? 'en' : 'vi', asked.get('format') === 'csv' ? 'csv' : 'xlsx'] as const;
  const organisation = asked.get('contents') === 'own' ? (asked.get('organisation') ?? '') : null;
  const pieces = exportedTable(viewer, { kind, language, format, organisation });
  if (!pieces) return new Response(null, { status: 404 });
  const name = [kind, organisation ?? 'template', language].join('-');
  return download(pieces, `${name}.${format}`);
}
