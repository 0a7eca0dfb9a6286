import 'server-only';
import { z } from 'zod';
import { isAdministrator, type Viewer } from '@/lib/auth/viewer';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { composed } from '@/lib/composed';
import { pool } from '@/lib/db/pool';
import { Forbidden, Invalid } from '@/lib/errors';
import { MEDIA_TYPES, type MediaType, mediaTypeOf } from '@/lib/storage/media-type';
import { digestOf, isDigest, keepBytes, keptBytes } from '@/lib/storage/stored-bytes';

export const MOST_BYTES = 20_000_000;
const LONGEST_NAME = 200;

export type ReceivedFile = { digest: string; name: string; mediaType: MediaType; bytes: number };

const keepFile = defineCommand({
  name: 'file.receive',
  input: z.strictObject({ name: z.string(), size: z.number().int().min(0), bytes: z.instanceof(Uint8Array) }),
  allow: (_db, viewer) => {
    const grant = viewer.grants.find(({ role }) => role === 'editor');
    if (!grant) throw new Forbidden('no-role');
    return grant;
  },
  run: async (db, viewer, sent): Promise<ReceivedFile> => {
    if (sent.size > MOST_BYTES) throw new Invalid([{ path: ['file'], code: 'file-size' }]);
    const mediaType = mediaTypeOf(sent.bytes);
    if (mediaType === null) throw new Invalid([{ path: ['file'], code: 'file-type' }]);
    const digest = await keepBytes(sent.bytes);
    const file = { digest, name: fileName(sent.name, mediaType), mediaType, bytes: sent.size };
    await db.query(
      'INSERT INTO stored_file (digest, name, media_type, bytes, actor_id, at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (digest) DO NOTHING',
      [digest, file.name, mediaType, file.bytes, viewer.actor, now().toISOString()],
    );
    return file;
  },
  subject: ({ bytes }) => `file/${digestOf(bytes)}`,
  detail: ({ size }) => ({ bytes: size }),
});

/** Takes in a file that somebody sent: its type known by its bytes, kept once under its digest. Throws Invalid about `file`. */
export async function receiveFile(viewer: Viewer | null, file: File): Promise<ReceivedFile> {
  // What is too large is not read into memory.
  const bytes = file.size > MOST_BYTES ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
  return keepFile(viewer, { name: file.name, size: file.size, bytes });
}

/** The name under which a file is given back: one line without marks that hide what it is, ending as its type ends. */
export function fileName(sent: string, mediaType: MediaType): string {
  const [ending, ...others] = MEDIA_TYPES[mediaType];
  const last = composed(sent).split(/[\\/]/).at(-1) ?? '';
  const name = last
    .toWellFormed()
    .replace(/[\p{C}"*:<>?|]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(-LONGEST_NAME)
    .toWellFormed();
  const isEnded = [ending, ...others].some((one) => name.toLowerCase().endsWith(`.${one}`));
  return isEnded ? name : `${name || 'file'}.${ending}`;
}

/**
 * A stored file, for those who may see it: who sent it, administrators, everybody with a role once a published source names it, and
 * before that the people of the body in whose change set or import it is. Null for others, and where there is none.
 */
export async function findStoredFile(viewer: Viewer, digest: string): Promise<(ReceivedFile & { content: Uint8Array }) | null> {
  if (!isDigest(digest)) return null;
  const bodies = viewer.grants.flatMap(({ organisation }) => organisation ?? []);
  const { rows } = await pool().query<Omit<ReceivedFile, 'mediaType'> & { mediaType: MediaType }>(
    `SELECT f.digest, f.name, f.media_type AS "mediaType", f.bytes FROM stored_file f
      WHERE f.digest = $1 AND (f.actor_id = $2 OR $3
        OR ($4 AND EXISTS (SELECT FROM source_revision r WHERE r.copy = f.digest))
        OR EXISTS (SELECT FROM import i WHERE i.file_digest = f.digest AND i.organisation_code = ANY($5))
        OR EXISTS (SELECT FROM change c JOIN change_set s ON s.number = c.change_set_number
                    WHERE c.kind = 'source' AND s.organisation_code = ANY($5) AND c.record::jsonb ->> 'copy' = f.digest))`,
    [digest, viewer.actor, isAdministrator(viewer), viewer.grants.length > 0, bodies],
  );
  const content = rows[0] ? await keptBytes(digest) : null;
  return rows[0] && content ? { ...rows[0], content } : null;
}
