import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Place, runAs } from './embedded-place';

export const owner = 'portal';

export interface Connection {
  port: number | null;
  password: string;
}

/** Makes the cluster where there is none and returns the password and port kept beside it. */
export function ensureCluster(place: Place, dataDir: string, durable: boolean): Connection {
  const known = readConnection(dataDir);
  const exists = existsSync(path.join(place.cluster, 'PG_VERSION'));
  if (exists && known) return known;
  const connection = { port: known?.port ?? null, password: randomBytes(24).toString('hex') };
  if (exists) setPassword(place, connection.password);
  else makeCluster(place, connection.password, durable, () => writeConnection(dataDir, connection));
  writeConnection(dataDir, connection);
  return connection;
}

export function writeConnection(dataDir: string, connection: Connection): void {
  const file = connectionFile(dataDir);
  writeFileSync(`${file}.new`, `${JSON.stringify(connection)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readConnection(dataDir: string): Connection | null {
  try {
    const { port, password } = JSON.parse(readFileSync(connectionFile(dataDir), 'utf8')) as Partial<Connection>;
    return typeof password === 'string' ? { password, port: typeof port === 'number' ? port : null } : null;
  } catch {
    return null;
  }
}

function connectionFile(dataDir: string): string {
  return path.join(dataDir, 'connection.json');
}

/** The cluster is made under another name first: an interrupted initdb leaves nothing that looks finished. */
function makeCluster(place: Place, password: string, durable: boolean, beforeItExists: () => void): void {
  const { cluster, user } = place;
  const parent = path.dirname(cluster);
  const prefix = `${path.basename(cluster)}.new-`;
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix)) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
  const draft = path.join(parent, `${prefix}${process.pid}`);
  mkdirSync(draft, { mode: 0o700 });
  const secrets = mkdtempSync(path.join(tmpdir(), 'portal-'));
  const passwordFile = path.join(secrets, 'password');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const file of [draft, secrets, passwordFile]) chownSync(file, user.uid, user.gid);
  try {
    run(place, 'initdb', [
      '-D',
      draft,
      '-U',
      owner,
      '--pwfile',
      passwordFile,
      '-A',
      'scram-sha-256',
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ]);
    beforeItExists();
    rmSync(cluster, { recursive: true, force: true });
    renameSync(draft, cluster);
  } finally {
    rmSync(secrets, { recursive: true, force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

/** When the file with the password is lost, the data is still ours: a new password is set without the server. */
function setPassword(place: Place, password: string): void {
  run(place, 'postgres', ['--single', '-D', place.cluster, 'postgres'], `ALTER ROLE ${owner} PASSWORD '${password}'\n`);
}

function run(place: Place, program: string, args: string[], input?: string): void {
  const result = spawnSync(path.join(place.bin, program), args, {
    ...runAs(place.user),
    encoding: 'utf8',
    input,
  });
  if (result.status !== 0) {
    throw new Error(`${program} failed: ${result.error?.message ?? `${result.stdout}${result.stderr}`.trim()}`);
  }
}
