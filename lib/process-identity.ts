import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';

// /proc where the system has it: slim containers come without `ps`.
const hasProc = process.platform === 'linux';

/** What tells a process from a later one with the same number: its start. Null when no such process lives. */
export function processIdentity(pid: number): string | null {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null;
  }
  if (!hasProc) return ps(pid, 'lstart=');
  const { state, startTime } = statOf(pid);
  return state === 'Z' ? null : (startTime ?? null);
}

/** The number of the parent process, or null where the system does not tell cheaply. */
export function parentOf(pid: number): number | null {
  const { parent } = statOf(pid);
  return parent === undefined ? null : Number(parent);
}

/** The command line of a process, arguments joined by blanks; empty when it cannot be read. */
export function processCommand(pid: number): string {
  if (!hasProc) return ps(pid, 'command=') ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** The folder a process works in, or null where the system does not tell. */
export function processFolder(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return null;
  }
}

/** Waits until the process is gone; false when it still lives after `timeoutMs`. */
export async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (processIdentity(pid) !== null) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

function statOf(pid: number): { state?: string; parent?: string; startTime?: string } {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; the fields after it do not. They are numbered from 3 (proc(5)).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0], parent: fields[1], startTime: fields[19] };
  } catch {
    return {};
  }
}

function ps(pid: number, column: string): string | null {
  const result = spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() || null : null;
}
