import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { databaseUrl, env } from '../env';
import { PrismaClient } from './generated/client';

const connectWithinMs = 2000;
const place = Symbol.for('portal.database-client');

/** The one client of the process, made at first use: the build has no database. */
export function db(): PrismaClient {
  const world = globalThis as { [place]?: PrismaClient };
  world[place] ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: databaseUrl(),
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: connectWithinMs,
    }),
  });
  return world[place];
}
