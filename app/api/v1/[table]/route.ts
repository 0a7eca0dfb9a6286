import { readAnswer } from '@/lib/catalog/api-door';
import { listAnswer } from '@/lib/catalog/api-list';
import { readOnly } from '@/lib/catalog/read-only';
import { tableNamed } from '@/lib/catalog/tables';
import { NotFound } from '@/lib/errors';

export const dynamic = 'force-dynamic';

/** The rows of a table, page by page. */
export async function GET(request: Request, { params }: { params: Promise<{ table: string }> }): Promise<Response> {
  const { table: id } = await params;
  return readAnswer(request, (query) => {
    const table = tableNamed(id);
    if (!table) throw new NotFound('table', id);
    return listAnswer(table, query);
  });
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
