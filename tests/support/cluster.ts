import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedDatabase, startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { installJobs } from '@/lib/jobs/install';
import { loadContent } from '@/lib/publishing/content/load';
import { TEST_DAY } from './day';

/** `content` holds the portal's first content, `empty` the tables alone. */
export type Template = 'content' | 'empty';

export interface Cluster {
  /** The owner's address of the cluster, with no database of use in it. */
  url: string;
  server: EmbeddedDatabase;
  /** Where its data lies: a server that was stopped is started again from here. */
  folder: string;
  stop(): Promise<void>;
}

const templates: Record<Template, string> = { content: 'portal_template_content', empty: 'portal_template_empty' };

/** One Postgres for a run of tests, with both templates made once. */
export async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-cluster-'));
  // Postgres runs as another user when the tests run as root, and must be able to enter.
  chmodSync(folder, 0o755);
  const server = await startEmbedded({ dataDir: folder, durable: false });
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await onServer(server.url, (client) => client.query(`CREATE DATABASE ${templates.empty}`));
    await migrate(addressOf(server.url, templates.empty));
    await installJobs(addressOf(server.url, templates.empty));
    await onServer(server.url, (client) => client.query(`CREATE DATABASE ${templates.content} TEMPLATE ${templates.empty}`));
    await atTestDay(() => loadContent(addressOf(server.url, templates.content), () => {}));
    return { url: server.url, server, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

type Shared = { cluster: Promise<Cluster>; users: number };
const place = Symbol.for('portal.test-cluster');

/** The Postgres of the run for one of its projects; it stops with the last of them. */
export async function sharedCluster(): Promise<Cluster> {
  const world = globalThis as { [place]?: Shared };
  world[place] ??= { cluster: startCluster(), users: 0 };
  const shared = world[place];
  shared.users += 1;
  const cluster = await shared.cluster;
  const stop = async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete world[place];
    await cluster.stop();
  };
  return { ...cluster, stop };
}

/** A database of its own for one test file or one site. */
export async function cloneDatabase(clusterUrl: string, template: Template): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await onServer(clusterUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${templates[template]}`));
  return addressOf(clusterUrl, name);
}

export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer(addressOf(url, 'portal'), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
}

/** The address as the web server uses it: the role that may add to what is published, never change it. */
export function applicationUrl(url: string): string {
  const address = new URL(url);
  address.searchParams.set('options', '-c role=portal_app');
  return address.href;
}

function addressOf(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}

async function onServer(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/** The first content is recorded on the day on which the tests look at it. */
async function atTestDay(work: () => Promise<void>): Promise<void> {
  const { PORTAL_ENV, PORTAL_NOW } = process.env;
  Object.assign(process.env, { PORTAL_ENV: 'test', PORTAL_NOW: `${TEST_DAY}T08:00:00+07:00` });
  try {
    await work();
  } finally {
    for (const [name, value] of Object.entries({ PORTAL_ENV, PORTAL_NOW })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}
