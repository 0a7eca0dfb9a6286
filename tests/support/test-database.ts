import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { db } from '@/lib/db/client';
import { pool } from '@/lib/db/pool';
import { endExports } from '@/lib/exports/copy-out';
import { cloneDatabase, dropDatabase, type Template } from './cluster';
import { TEST_NOW } from './day';

export interface TestDatabase {
  /** The owner's address. */
  readonly url: string;
  /** A connection of the owner. */
  readonly client: pg.Client;
  /** Another connection; closed with the file's tests. */
  connect(): Promise<pg.Client>;
}

/**
 * A database of its own for the tests of one file, cloned from a template and dropped afterwards. The portal's own
 * modules read from it too: they look at the environment at their first query, not when they are imported.
 */
export function testDatabase(template: Template = 'content'): TestDatabase {
  let url = '';
  const clients: pg.Client[] = [];
  const connect = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    clients.push(client);
    return client;
  };
  beforeAll(async () => {
    url = await cloneDatabase(inject('clusterUrl'), template);
    Object.assign(process.env, { DATABASE_URL: url, PORTAL_ENV: 'test', PORTAL_NOW: TEST_NOW });
    await connect();
  });
  afterAll(async () => {
    await Promise.all([db().$disconnect(), pool().end(), endExports(), ...clients.map((client) => client.end())]);
    await dropDatabase(url);
  });
  return {
    get url() {
      return url;
    },
    get client() {
      const [first] = clients;
      if (!first) throw new Error('the database is there once the tests of the file begin');
      return first;
    },
    connect,
  };
}
