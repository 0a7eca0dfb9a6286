import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from './generated/client';
import { hypotheticalClient } from './hypothesis';
import { pool } from './pool';

const place = Symbol.for('portal.database-client');

/** The one client of the process, made at first use: the build has no database. Under a hypothesis it is the one that reads it. */
export function db(): PrismaClient {
  const hypothetical = hypotheticalClient();
  if (hypothetical) return hypothetical;
  const world = globalThis as { [place]?: PrismaClient };
  world[place] ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return world[place];
}
