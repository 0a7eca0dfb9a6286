import { readAnswer } from '@/lib/catalog/api-door';
import { rowAnswer } from '@/lib/catalog/api-row';
import { readOnly } from '@/lib/catalog/read-only';
import { tableNamed } from '@/lib/catalog/tables';
import { NotFound } from '@/lib/errors';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ table: string; key: string[] }> };

/** One row of a table; the parts of its key follow each other in the address. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { table: id, key } = await params;
  return readAnswer(request, (query) => {
    const table = tableNamed(id);
    // What answers a question has no rows with addresses of their own.
    if (!table || table.texts) throw new NotFound('table', id);
    return rowAnswer(table, key, query);
  });
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
