import 'server-only';
import type { ClientBase } from 'pg';
import type { z } from 'zod';
import type { Grant, Viewer } from './auth/viewer';
import { now } from './clock';
import { pool, transaction } from './db/pool';
import { Conflict, Forbidden, Invalid, NotFound } from './errors';

type Definition<S extends z.ZodType, R> = {
  /** As the audit names it: `change-set.submit`. */
  name: string;
  input: S;
  /** The role by which the viewer may do this, recorded in the audit. Throws Forbidden or NotFound. */
  allow(db: ClientBase, viewer: Viewer, input: z.output<S>): Grant | Promise<Grant>;
  run(db: ClientBase, viewer: Viewer, input: z.output<S>, grant: Grant): Promise<R>;
  /** What it was done to: `change-set/14`. `result` is there once it is done. */
  subject(input: z.output<S>, result: R | undefined): string | null;
  /** What an administrator sees beside; never a secret. */
  detail?(input: z.output<S>): Record<string, unknown>;
};

export type Command<R> = (viewer: Viewer | null, input: unknown) => Promise<R>;

/**
 * The one way to change what is not published: parse, authorise, do it in one transaction, and write who did what from where. Also
 * what was refused is written. Knows no form, cookie, cache or address; throws Invalid, Forbidden, NotFound or Conflict.
 */
export function defineCommand<S extends z.ZodType, R>(definition: Definition<S, R>): Command<R> {
  const { name, input: schema, allow, run, subject, detail } = definition;
  return async (viewer, given) => {
    const parsed = schema.safeParse(given);
    if (!viewer) {
      await record(pool(), { viewer, name, subject: null, outcome: 'refused' });
      throw new Forbidden('signed-out');
    }
    if (!parsed.success) throw new Invalid(parsed.error.issues.map(({ path, message }) => ({ path: path.map(String), code: message })));
    const about = { viewer, name, detail: detail?.(parsed.data) };
    try {
      return await transaction(async (db) => {
        const grant = await allow(db, viewer, parsed.data);
        const result = await run(db, viewer, parsed.data, grant);
        await record(db, { ...about, grant, subject: subject(parsed.data, result), outcome: 'done' });
        return result;
      });
    } catch (error) {
      const outcome = error instanceof Forbidden ? 'refused' : 'failed';
      await record(pool(), { ...about, subject: subject(parsed.data, undefined), outcome, reason: reasonOf(error) });
      throw error;
    }
  };
}

type Entry = {
  viewer: Viewer | null;
  name: string;
  subject: string | null;
  outcome: 'done' | 'refused' | 'failed';
  grant?: Grant;
  detail?: Record<string, unknown> | undefined;
  reason?: string;
};

async function record(db: Pick<ClientBase, 'query'>, { viewer, name, subject, outcome, grant, detail, reason }: Entry): Promise<void> {
  const more = { ...detail, ...(reason === undefined ? {} : { reason }) };
  await db.query(
    `INSERT INTO audit_entry (at, actor_id, role, organisation_code, command, subject, sender, outcome, detail)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      now().toISOString(),
      viewer?.actor ?? null,
      grant?.role ?? null,
      grant?.organisation ?? null,
      name,
      subject,
      viewer?.sender ?? null,
      outcome,
      Object.keys(more).length > 0 ? more : null,
    ],
  );
}

function reasonOf(error: unknown): string {
  const isOurs = error instanceof Invalid || error instanceof Forbidden || error instanceof NotFound || error instanceof Conflict;
  return isOurs ? error.message.slice(0, 500) : 'unexpected';
}
