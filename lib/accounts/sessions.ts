import 'server-only';
import { noteAccountEvent } from '@/lib/auth/account-audit';
import { auth } from '@/lib/auth/auth';
import { trustedHeaders } from '@/lib/auth/sender';
import type { Person } from '@/lib/auth/session';

export type OwnSession = { id: string; begun: string; sender: string | null; browser: string | null; isCurrent: boolean };

/** Where the person is signed in, this browser first. */
export async function listOwnSessions(person: Person, asked: Headers): Promise<OwnSession[]> {
  const sessions = await auth().api.listSessions({ headers: trustedHeaders(asked).headers });
  return sessions
    .map(({ id, createdAt, ipAddress, userAgent }) => ({
      id,
      begun: createdAt.toISOString(),
      sender: ipAddress || null,
      browser: browserOf(userAgent ?? ''),
      isCurrent: id === person.sessionId,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || b.begun.localeCompare(a.begun));
}

/** Ends one of the person's own sessions, or all but this one; one that is not theirs is passed over. */
export async function endOwnSession(person: Person, which: string | 'others', asked: Headers): Promise<void> {
  const { headers, sender } = trustedHeaders(asked);
  if (which === 'others') await auth().api.revokeOtherSessions({ headers });
  else {
    const own = (await auth().api.listSessions({ headers })).find(({ id }) => id === which);
    if (!own) return;
    await auth().api.revokeSession({ body: { token: own.token }, headers });
  }
  await noteAccountEvent('session.end', { userId: person.id, sender, detail: { session: which } });
}

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['coc_coc', 'Cốc Cốc'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iOS'],
  ['iPad', 'iPadOS'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** "Firefox, Windows": enough to know one's own browser again; null where it does not say. */
export function browserOf(userAgent: string): string | null {
  const found = [browsers, systems].flatMap((list) => list.find(([mark]) => userAgent.includes(mark))?.[1] ?? []);
  return found.length > 0 ? found.join(', ') : null;
}
