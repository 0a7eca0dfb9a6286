import { languageFile } from '@/lib/catalog/language-file';
import { readOnly } from '@/lib/catalog/read-only';
import { openSearchDescription } from '@/lib/search/open-search';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ file: string }> };

/** How browsers and other portals search here (OpenSearch 1.1): `/opensearch/vi.xml`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  return languageFile(request, file, {
    name: 'opensearch',
    mediaType: 'application/opensearchdescription+xml',
    write: openSearchDescription,
  });
}
export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
