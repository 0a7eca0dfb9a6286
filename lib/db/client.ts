import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { processPlace } from '../process-place';
import { PrismaClient } from './generated/client';
import { hypotheticalClient } from './hypothesis';
import { pool } from './pool';

const place = processPlace<PrismaClient>('database-client');

/** The one client of the process, made at first use: the build has no database. Under a hypothesis it is the one that reads it. */
export const db = (): PrismaClient => hypotheticalClient() ?? place.once(() => new PrismaClient({ adapter: new PrismaPg(pool()) }));
