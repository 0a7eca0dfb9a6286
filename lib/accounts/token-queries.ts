import 'server-only';
import { bodiesOf, isAdministrator, type Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { pool } from '@/lib/db/pool';
import type { LocalizedText } from '@/lib/i18n/localized';

export type TokenState = 'valid' | 'expired' | 'ended';
export type TokenRow = {
  id: string;
  name: string;
  prefix: string;
  organisation: { code: string; name: LocalizedText };
  kinds: string[];
  /** The person who made it; null where the portal did. */
  maker: string | null;
  createdAt: string;
  expiresAt: string;
  lastUsedAt: string | null;
  endedAt: string | null;
  state: TokenState;
};

/** Which bodies' keys the viewer sees and ends: an administrator all (null), an editor those of the bodies they edit for. */
export const bodiesWithTokens = (viewer: Viewer): string[] | null => (isAdministrator(viewer) ? null : bodiesOf(viewer, 'editor'));

/** Keys that the viewer may see, those that still work first. Never the key itself: it is not kept. */
export async function listTokens(viewer: Viewer): Promise<TokenRow[]> {
  const { rows } = await pool().query<TokenRow>(
    `SELECT t.id, t.name, t.prefix, jsonb_build_object('code', o.code, 'name', o.name) AS organisation, t.kinds, u.name AS maker,
            to_json(t.created_at) #>> '{}' AS "createdAt", to_json(t.expires_at) #>> '{}' AS "expiresAt",
            to_json(t.last_used_at) #>> '{}' AS "lastUsedAt", to_json(t.ended_at) #>> '{}' AS "endedAt", v.state
       FROM api_token t JOIN organisation_revision o ON o.code = t.organisation_code AND o.superseded_at IS NULL
       LEFT JOIN actor a ON a.id = t.created_by LEFT JOIN account_user u ON u.id = a.user_id
      CROSS JOIN LATERAL (SELECT CASE WHEN t.ended_at IS NOT NULL THEN 'ended' WHEN t.expires_at <= $2 THEN 'expired' ELSE 'valid' END AS state) v
      WHERE $1::text[] IS NULL OR t.organisation_code = ANY($1)
      ORDER BY v.state <> 'valid', t.created_at DESC, t.id`,
    [bodiesWithTokens(viewer), now().toISOString()],
  );
  return rows;
}
