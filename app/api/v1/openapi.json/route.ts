import { readAnswer } from '@/lib/catalog/api-door';
import { openApiAnswer } from '@/lib/catalog/api-openapi';
import { readOnly } from '@/lib/catalog/read-only';

export const dynamic = 'force-dynamic';

/** What the API is, for programs that write programs (OpenAPI 3.1). */
export function GET(request: Request): Promise<Response> {
  return readAnswer(request, openApiAnswer);
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
