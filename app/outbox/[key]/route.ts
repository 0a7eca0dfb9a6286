import { readOutbox } from '@/lib/accounts/outbox';
import { isSameText } from '@/lib/auth/secret';
import { env } from '@/lib/env';
import { xmlText } from '@/lib/xml-text';

export const dynamic = 'force-dynamic';

const loopback = /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/;
const loopbackHost = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** The mails of a portal that has no mail server: for whoever started it, on the same machine, by the key printed at the start. */
export async function GET(request: Request, { params }: { params: Promise<{ key: string }> }): Promise<Response> {
  const { key } = await params;
  const { OUTBOX_KEY, SMTP_URL, TRUSTED_PROXIES } = env();
  const isHere =
    TRUSTED_PROXIES === 0 &&
    loopback.test(request.headers.get('x-forwarded-for')?.trim() ?? '') &&
    loopbackHost.test(request.headers.get('host') ?? '');
  if (!OUTBOX_KEY || SMTP_URL || !isHere || !isSameText(key, OUTBOX_KEY)) return new Response(null, { status: 404 });
  const mails = await readOutbox();
  const entries = mails.map(
    ({ to, subject, date, text }) =>
      `<article><h2>${xmlText(subject)}</h2><p>${xmlText(to)}, ${xmlText(date)}</p><pre>${linked(xmlText(text))}</pre></article>`,
  );
  const title = 'Hộp thư đi – Outbox';
  const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body><main><h1>${title}</h1>${entries.join('') || '<p>0</p>'}</main></body></html>`;
  return new Response(page, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Cache-Control': 'no-store',
      'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'Referrer-Policy': 'no-referrer',
      'X-Robots-Tag': 'noindex',
    },
  });
}

const linked = (html: string): string => html.replace(/^https?:\/\/\S+$/gm, (address) => `<a href="${address}">${address}</a>`);
