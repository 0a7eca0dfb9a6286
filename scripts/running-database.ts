import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { lockHolder } from '@/lib/process-lock';
import { openDatabase } from './database';
import { dataFolder } from './settings';
import type { Shutdown } from './shutdown';

/** Beside a portal that runs on the embedded database, its database; else what `npm run migrate` would open. */
export async function findDatabase(shutdown: Shutdown, log: (line: string) => void): Promise<string> {
  const folder = path.join(dataFolder(), 'postgres');
  const connection = path.join(folder, 'connection.json');
  if (!process.env.DATABASE_URL) {
    if (!existsSync(connection))
      throw new Error(`No portal was started from this folder yet (${folder} holds no database). Run "npm start", or set DATABASE_URL.`);
    const holder = lockHolder(path.join(folder, 'owner.lock'));
    if (holder !== null) {
      const { port, password } = JSON.parse(readFileSync(connection, 'utf8')) as { port: number; password: string };
      log(`the database of the portal that runs (process ${holder}, port ${port})`);
      return `postgresql://portal:${password}@127.0.0.1:${port}/portal`;
    }
  }
  return openDatabase(shutdown, log);
}
