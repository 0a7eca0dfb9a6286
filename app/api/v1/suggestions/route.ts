import { readAnswer } from '@/lib/catalog/api-door';
import { readOnly } from '@/lib/catalog/read-only';
import { suggestionsAnswer } from '@/lib/search/suggestions-answer';

export const dynamic = 'force-dynamic';

/** What an unfinished question may become (OpenSearch Suggestions 1.0). */
export function GET(request: Request): Promise<Response> {
  return readAnswer(request, suggestionsAnswer);
}

export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
