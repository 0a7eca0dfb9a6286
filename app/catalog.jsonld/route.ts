import { catalogAnswer } from '@/lib/catalog/dcat/answer';
import { openAnswer } from '@/lib/catalog/open-answer';
import { readOnly } from '@/lib/catalog/read-only';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => openAnswer(request, () => catalogAnswer(request, 'jsonld'));
export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
