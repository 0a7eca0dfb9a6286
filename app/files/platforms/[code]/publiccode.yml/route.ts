import { readOnly } from '@/lib/catalog/read-only';
import { env } from '@/lib/env';
import { isDatabaseAway } from '@/lib/errors';
import { isCode } from '@/lib/http/params';
import { localize } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import { publiccodeFile } from '@/lib/platforms/publiccode';
import { getPlatform } from '@/lib/platforms/queries';
import { listSourceBriefs } from '@/lib/sources/queries';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ code: string }> };

/** Any site may read the file in its reader's browser. */
const everywhere = { 'Access-Control-Allow-Origin': '*' };
const retryAfterSeconds = 30;

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { code } = await params;
  try {
    const file = isCode(code) ? await fileOf(code) : null;
    if (file === null) return refusal(404, 'Không có nền tảng nào mang mã này.\nNo platform has this code.\n');
    return new Response(file, {
      headers: { ...everywhere, 'Content-Type': 'application/yaml; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
    });
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return refusal(503, 'Cơ sở dữ liệu chưa trả lời. Xin thử lại sau.\nThe database does not answer. Please try again later.\n', {
      'Retry-After': String(retryAfterSeconds),
    });
  }
}

export const { OPTIONS, POST, PUT, PATCH, DELETE } = readOnly;

async function fileOf(code: string): Promise<string | null> {
  const platform = await getPlatform(code);
  if (!platform) return null;
  const [bodies, [source]] = await Promise.all([listBodies(), listSourceBriefs([platform.source])]);
  const address = (path: string) => `${env().PORTAL_URL}/vi${path}`;
  return publiccodeFile(platform, {
    operators: platform.operators.flatMap((operator) => {
      const body = bodies.find((candidate) => candidate.code === operator);
      return body ? [{ name: localize(body.name, 'vi').words, href: address(`/organisations/${operator}`) }] : [];
    }),
    page: address(`/platforms/${code}`),
    source: `${source ? `${source.title}, ` : ''}${address(`/sources/${platform.source}`)}`,
  });
}

function refusal(status: number, words: string, headers: Record<string, string> = {}): Response {
  return new Response(words, {
    status,
    headers: { ...everywhere, ...headers, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
