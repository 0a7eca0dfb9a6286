import { withToken } from '@/lib/accounts/token-door';
import { sentAddress } from '@/lib/publishing/sent-address';
import { findSentSet } from '@/lib/publishing/sent-queries';

export const dynamic = 'force-dynamic';

/** What became of a change set, for the key that sent it. */
export function GET(request: Request, { params }: { params: Promise<{ number: string }> }): Promise<Response> {
  return withToken(request, async (viewer) => {
    const { number } = await params;
    const set = /^[1-9]\d{0,8}$/.test(number) ? await findSentSet(viewer, Number(number)) : null;
    return set ? { status: 200, body: { ...set, address: sentAddress(set.number) } } : { problem: { code: 'not-found' } };
  });
}
