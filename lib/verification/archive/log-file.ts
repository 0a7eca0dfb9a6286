import 'server-only';
import { Prisma } from '@/lib/db/generated/client';
import { copyOut } from '@/lib/exports/copy-out';

/**
 * The publication log, one entry a line: `hash` is the sha-256 of `previousHash`, a line feed and `entry`, so that whoever has the file
 * can follow the chain.
 */
export const logLines = (): AsyncIterable<Uint8Array> =>
  copyOut(
    Prisma.sql`
      SELECT json_build_object('edition', edition, 'publishedAt', to_char(published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
               'entry', entry, 'previousHash', previous_hash, 'hash', hash)::text AS row
        FROM publication_log ORDER BY edition`,
    'json',
  );
