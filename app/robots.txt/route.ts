import { env } from '@/lib/env';
import { refusals } from '@/lib/http/params';

export const dynamic = 'force-dynamic';

/** Parameters that lead to other pages of a list; the rest ask for earlier states and selections of what has its own page. */
const followed = ['page'];
const notParameters = ['as-of-with-edition'];

/** Everything may be read; the endless combinations of days, editions and filters are not for search engines. */
export function GET(): Response {
  const left = refusals.filter((name) => ![...followed, ...notParameters].includes(name));
  const lines = [
    'User-agent: *',
    ...left.map((name) => `Disallow: /*?*${name}=`),
    'Disallow: /*/report?',
    'Allow: /',
    '',
    `Sitemap: ${env().PORTAL_URL}/sitemap.xml`,
    '',
  ];
  return new Response(lines.join('\n'), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'public, max-age=86400' },
  });
}
