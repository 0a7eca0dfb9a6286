import type { ClientBase } from 'pg';
import { viewerOfToken } from '@/lib/accounts/token-viewer';
import type { Viewer } from '@/lib/auth/viewer';
import { makeToken } from '@/lib/publishing/token-commands';

export type TestToken = { id: string; key: string; viewer: Viewer };

/** A key of a body, made by an administrator. */
export async function addToken(administrator: Viewer, organisation: string, kinds: readonly string[], days = 30): Promise<TestToken> {
  const { id, key } = (await makeToken(administrator, { name: `System of ${organisation}`, organisation, kinds, days })) as {
    id: string;
    key: string;
  };
  const viewer = await viewerOfToken(key, '203.0.113.8');
  if (!viewer) throw new Error('the key does not work');
  return { id, key, viewer };
}

/** A request of a body's own system. */
export function sent(key: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request('http://127.0.0.1:3000/api/v1/change-sets', {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${key}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': crypto.randomUUID(),
      'Accept-Language': 'en',
      ...headers,
    },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body),
  });
}

/** How many change sets there are, and their parts: what a refused request must leave as it was. */
export async function countParts(db: ClientBase): Promise<Record<string, number>> {
  const { rows } = await db.query(
    `SELECT (SELECT count(*)::int FROM change_set) AS sets, (SELECT count(*)::int FROM change) AS changes,
            (SELECT count(*)::int FROM staged_figure) AS figures, (SELECT count(*)::int FROM change_set_step) AS steps,
            (SELECT count(*)::int FROM api_request) AS requests`,
  );
  return rows[0];
}
