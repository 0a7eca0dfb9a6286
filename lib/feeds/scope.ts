import 'server-only';
import { AS_IT_STANDS, type AsKnown } from '@/lib/as-known';
import { db } from '@/lib/db/client';
import { NotFound } from '@/lib/errors';
import type { Feed } from '@/lib/http/feed-address';
import { heirs } from '@/lib/organisations/lineage';
import { listBodies } from '@/lib/organisations/queries';
import { KINDS } from '@/lib/publishing/kinds';
import { listTopics, withChildren } from '@/lib/topics/queries';

/**
 * What a feed of changes is about. A body is followed under every name whose work it took over, a topic with all below it; of those
 * two, what happens to a task or an indicator that they hold is news of theirs.
 */
export type Scope =
  | { kind: 'corrections' }
  | { kind: 'room'; kinds: string[] }
  | { kind: 'record'; of: string; codes: string[]; withHeld: boolean };

const anyCode = 'x';
/** The room in which a kind of record is read. */
export const roomOfKind = (href: string | null): string | null => (href === null ? null : (href.split(/[/#]/)[1] as string));

/** Throws NotFound where no record of that code was ever published. */
export async function scopeOf({ of, code }: Feed, known: AsKnown): Promise<Scope> {
  if (of === 'corrections') return { kind: 'corrections' };
  const kinds = KINDS.filter(({ href }) => roomOfKind(href(anyCode)) === of);
  if (code === null) return { kind: 'room', kinds: kinds.map(({ kind }) => kind) };
  const page = kinds.find(({ href }) => href(anyCode) === `/${of}/${anyCode}`);
  if (!page || !(await wasPublished(page.kind, code, known))) throw new NotFound(of, code);
  return { kind: 'record', of: page.kind, codes: await namesOf(page.kind, code), withHeld: ['organisation', 'topic'].includes(page.kind) };
}

/** Every code under which something may stand that is the record's. */
export async function namesOf(kind: string, code: string, known: AsKnown = AS_IT_STANDS): Promise<string[]> {
  if (kind === 'topic') return withChildren(await listTopics(known), code);
  if (kind !== 'organisation') return [code];
  const bodies = await listBodies(known);
  return [code, ...bodies.filter((body) => body.code !== code && heirs(bodies, body.code, null).includes(code)).map((body) => body.code)];
}

async function wasPublished(kind: string, code: string, { recordedBefore }: AsKnown): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    SELECT 1 FROM change c JOIN change_set s ON s.number = c.change_set_number
     WHERE c.kind = ${kind} AND c.code = ${code} AND s.edition IS NOT NULL
       AND s.published_at < coalesce(${recordedBefore}::timestamptz, 'infinity') LIMIT 1`;
  return rows.length > 0;
}
