import { readAnswer } from '@/lib/catalog/api-door';
import { indexAnswer } from '@/lib/catalog/api-index';
import { readOnly } from '@/lib/catalog/read-only';

export const dynamic = 'force-dynamic';

/** What the API has, and where its description is. */
export function GET(request: Request): Promise<Response> {
  return readAnswer(request, indexAnswer);
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
