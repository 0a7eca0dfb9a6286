import { closeSync, existsSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { type Exit, type GuardedProcess, spawnGuarded } from '../guarded-process';
import { takeLock } from '../process-lock';
import { type Connection, ensureCluster, owner, writeConnection } from './embedded-cluster';
import { stopOrphan } from './embedded-orphan';
import { findPlace, type Place, runAs } from './embedded-place';

export interface EmbeddedOptions {
  /** Holds the cluster, its password and its log; one living process at a time may use it. */
  dataDir: string;
  /** Use exactly this port. Without it: the port of last time, or another free one. */
  port?: number;
  /** False only where the data may be lost with the machine: tests. */
  durable?: boolean;
}

export interface EmbeddedDatabase {
  /** The owner's address of the database; it holds the password. */
  url: string;
  port: number;
  pid: number;
  exited: Promise<Exit>;
  stop(): Promise<void>;
}

const database = 'portal';
const readyWithinMs = 120_000;
const attempts = 20;

/** Starts the Postgres that comes with the portal on 127.0.0.1, making its cluster first where there is none. */
export async function startEmbedded({ dataDir, port, durable = true }: EmbeddedOptions): Promise<EmbeddedDatabase> {
  mkdirSync(dataDir, { recursive: true });
  const folder = realpathSync(dataDir);
  const release = takeLock(path.join(folder, 'owner.lock'));
  try {
    const place = findPlace(folder);
    await stopOrphan(place.cluster);
    const connection = ensureCluster(place, folder, durable);
    const server = await launch(place, folder, connection, port, durable);
    server.postgres.exited.then(release);
    return {
      url: urlOf(connection.password, server.port, database),
      port: server.port,
      pid: server.postgres.pid,
      exited: server.postgres.exited,
      stop: server.postgres.stop,
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function launch(place: Place, folder: string, connection: Connection, wanted: number | undefined, durable: boolean) {
  for (let attempt = 1; ; attempt += 1) {
    const port = wanted ?? (await freePort(connection.port));
    const log = path.join(folder, 'postgres.log');
    const postgres = await spawnPostgres(place, log, port, durable);
    try {
      await untilReady(postgres, urlOf(connection.password, port, 'postgres'), log);
      if (connection.port !== port && wanted === undefined) writeConnection(folder, { ...connection, port });
      return { postgres, port };
    } catch (error) {
      await postgres.stop();
      // Backends of a killed Postgres need a moment to end, and a port that was free may be taken by now.
      const passes = /shared memory block|could not (bind|create any TCP)/.test(String(error));
      if (!passes || attempt === attempts) throw error;
      await pause(500);
    }
  }
}

async function spawnPostgres(place: Place, log: string, port: number, durable: boolean): Promise<GuardedProcess> {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  };
  if (existsSync(log)) renameSync(log, `${log}.1`);
  const output = openSync(log, 'w', 0o600);
  try {
    return await spawnGuarded(
      path.join(place.bin, 'postgres'),
      ['-D', place.cluster, '-p', String(port), ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])],
      { ...runAs(place.user), stdio: ['ignore', output, output] },
      { signal: 'SIGINT', group: false, patienceMs: 20_000 },
    );
  } finally {
    closeSync(output);
  }
}

async function untilReady(postgres: GuardedProcess, url: string, log: string): Promise<void> {
  let exit: Exit | undefined;
  postgres.exited.then((value) => {
    exit = value;
  });
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    try {
      await createDatabase(url);
      return;
    } catch (error) {
      if (exit) throw new Error(`Postgres ended at once (${exit.signal ?? exit.code}):\n${readFileSync(log, 'utf8').trim()}`);
      const { code } = error as { code?: string };
      // 57P03: still starting, or recovering after a crash.
      if ((code !== 'ECONNREFUSED' && code !== '57P03' && code !== 'ECONNRESET') || Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
  } finally {
    await client.end();
  }
}

/** The preferred port where it is free, else one the system picks. */
async function freePort(preferred: number | null): Promise<number> {
  for (const port of preferred === null ? [0] : [preferred, 0]) {
    const found = await new Promise<number | null>((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(null));
      server.listen({ port, host: '127.0.0.1' }, () => {
        const address = server.address();
        server.close(() => resolve(address && typeof address === 'object' ? address.port : null));
      });
    });
    if (found !== null) return found;
  }
  throw new Error('No free port on 127.0.0.1.');
}

function urlOf(password: string, port: number, name: string): string {
  return `postgresql://${owner}:${password}@127.0.0.1:${port}/${name}`;
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
