import { languageFile } from '@/lib/catalog/language-file';
import { readOnly } from '@/lib/catalog/read-only';
import { strategyPlan } from '@/lib/catalog/stratml';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ file: string }> };

/** The plan of the Strategy as StratML: `/stratml/vi.xml`. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  return languageFile(request, file, { name: 'stratml', mediaType: 'application/xml', write: strategyPlan });
}
export const HEAD = GET;
export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;
