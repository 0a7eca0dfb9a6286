import { auditFile } from '@/lib/accounts/audit-csv';
import { readAuditQuestion } from '@/lib/accounts/audit-filter';
import { viewerOf } from '@/lib/auth/session';
import { isAdministrator } from '@/lib/auth/viewer';
import { today } from '@/lib/clock';

export const dynamic = 'force-dynamic';

const never = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };

/** The audit as it is filtered, for administrators: always saved, never shown. */
export async function GET(request: Request): Promise<Response> {
  const viewer = await viewerOf();
  if (!viewer) return new Response(null, { status: 401, headers: never });
  if (!isAdministrator(viewer)) return new Response(null, { status: 404, headers: never });
  const { filter } = readAuditQuestion(Object.fromEntries(new URL(request.url).searchParams));
  return new Response(auditFile(viewer, filter), {
    headers: {
      ...never,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="audit-${today()}.csv"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    },
  });
}
