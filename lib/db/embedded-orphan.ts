import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { processCommand, processFolder, processIdentity, waitForEnd } from '../process-identity';

/**
 * Ends a Postgres that an earlier, killed start left running on this cluster. A `postmaster.pid` whose number now
 * belongs to another program is removed, because Postgres would refuse to start beside it.
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid');
  const pid = pidIn(file);
  if (pid === null || processIdentity(pid) === null) return;
  const command = processCommand(pid);
  if (!/(^|\/)postgres( |:|$)/.test(command)) {
    rmSync(file, { force: true });
    return;
  }
  if (processFolder(pid) !== cluster && !command.split(' ').includes(cluster)) {
    throw new Error(`${file} names process ${pid}, a Postgres that does not look like ours. Stop it, then start again.`);
  }
  // Fast, then immediate, then forced: what pg_ctl would send.
  for (const [signal, patienceMs] of [
    ['SIGINT', 15_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    if (await waitForEnd(pid, patienceMs)) return;
  }
  throw new Error(`Process ${pid}, a Postgres left over on ${cluster}, does not end.`);
}

function pidIn(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
