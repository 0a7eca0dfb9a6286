import { viewerOf } from '@/lib/auth/session';
import { findStoredFile } from '@/lib/publishing/stored-files';

export const dynamic = 'force-dynamic';

const never = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };

/** A stored file for who may see it: always saved, never shown, so that nothing in it runs here. */
export async function GET(_request: Request, { params }: { params: Promise<{ digest: string }> }): Promise<Response> {
  const viewer = await viewerOf();
  if (!viewer) return new Response(null, { status: 401, headers: never });
  const file = await findStoredFile(viewer, (await params).digest);
  if (!file) return new Response(null, { status: 404, headers: never });
  return new Response(Buffer.from(file.content), {
    headers: {
      ...never,
      'Content-Type': file.mediaType,
      'Content-Length': String(file.bytes),
      'Content-Disposition': `attachment; filename="${plain(file.name)}"; filename*=UTF-8''${encoded(file.name)}`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    },
  });
}

const plain = (name: string): string => name.normalize('NFD').replace(/[^\w. -]/g, '');

/** As RFC 8187 writes what is not ASCII. */
const encoded = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
