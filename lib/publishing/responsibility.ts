import 'server-only';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { requireAdministrator } from '@/lib/accounts/allow';
import { now } from '@/lib/clock';
import { defineCommand } from '@/lib/command';
import { Invalid, NotFound } from '@/lib/errors';
import { isCode } from '@/lib/http/params';
import { KINDS } from './kinds';

/** What a body can be made to keep: every kind of record, and figures, which are kept by their series. */
export const KEPT_KINDS: readonly string[] = [...KINDS.map(({ kind }) => kind), 'figure'];

const input = z.object({
  organisation: z.string().refine(isCode, { error: 'no-such-organisation' }),
  kind: z.string().refine((kind) => KEPT_KINDS.includes(kind), { error: 'required' }),
  /** Empty: every record of the kind. */
  code: z
    .string()
    .trim()
    .refine((code) => code === '' || isCode(code), { error: 'code' }),
});

const subject = ({ organisation, kind, code }: z.output<typeof input>) => `responsibility/${organisation}/${kind}${code && `/${code}`}`;

/** Makes a body responsible for a kind of record, or for one record, beside those that name it. */
export const addResponsibility = defineCommand({
  name: 'responsibility.add',
  input,
  allow: (_db, viewer) => requireAdministrator(viewer),
  run: async (db, viewer, { organisation, kind, code }) => {
    await requireBody(db, organisation);
    const { rowCount } = await db.query(
      `INSERT INTO responsibility (organisation_code, kind, code, granted_at, granted_by) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [organisation, kind, code, now().toISOString(), viewer.actor],
    );
    if (rowCount === 0) throw new Invalid([{ path: ['kind'], code: 'already-held' }]);
  },
  subject,
});

export const endResponsibility = defineCommand({
  name: 'responsibility.end',
  input,
  allow: (_db, viewer) => requireAdministrator(viewer),
  run: async (db, _viewer, { organisation, kind, code }) => {
    const { rowCount } = await db.query('DELETE FROM responsibility WHERE (organisation_code, kind, code) = ($1, $2, $3)', [
      organisation,
      kind,
      code,
    ]);
    if (rowCount === 0) throw new NotFound('responsibility', `${organisation} ${kind} ${code}`);
  },
  subject,
});

async function requireBody(db: ClientBase, code: string): Promise<void> {
  const { rowCount } = await db.query('SELECT FROM organisation WHERE code = $1', [code]);
  if (rowCount === 0) throw new Invalid([{ path: ['organisation'], code: 'no-such-organisation' }]);
}
