import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { processIdentity } from './process-identity';

export class LockHeld extends Error {
  constructor(
    readonly file: string,
    readonly pid: number,
  ) {
    super(`${file} is held by process ${pid}`);
  }
}

/** The living process that holds the lock, or null. A lock left by a dead process counts as free. */
export function lockHolder(file: string): number | null {
  return holderOf(read(file));
}

/**
 * Takes a lock that names this process; throws LockHeld when another living process has it.
 * Returns the function that gives it back.
 */
export function takeLock(file: string): () => void {
  mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${process.pid} ${processIdentity(process.pid)}\n`;
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, mine, { mode: 0o644 });
  try {
    // link() creates the lock with its content in one step, so nobody ever reads half a lock.
    while (!link(draft, file)) {
      const found = read(file);
      const pid = holderOf(found);
      if (pid !== null) throw new LockHeld(file, pid);
      if (found !== null) removeStale(file, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return () => {
    if (read(file) === mine) rmSync(file, { force: true });
  };
}

/** Two starters may find the same stale lock; the slower one must not remove the lock of the faster. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside) !== stale) link(aside, file);
  rmSync(aside, { force: true });
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

function holderOf(content: string | null): number | null {
  const [pid, identity] = (content ?? '').trim().split(' ');
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return null;
  return processIdentity(number) === identity ? number : null;
}
