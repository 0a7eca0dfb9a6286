import { catalogAnswer } from '@/lib/catalog/dcat/answer';
import { openAnswer } from '@/lib/catalog/open-answer';

export const dynamic = 'force-dynamic';

export const GET = (request: Request): Promise<Response> => openAnswer(request, () => catalogAnswer(request, 'rdf'));
export const HEAD = GET;
