import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

export interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface GuardedProcess {
  child: ChildProcess;
  pid: number;
  exited: Promise<Exit>;
  /** Asks the process to end, forces it after its patience; resolves when it is gone. */
  stop(): Promise<void>;
}

interface Ending {
  /** The signal that asks it to end. */
  signal: 'SIGINT' | 'SIGTERM';
  /** Whether its whole process group is meant (a server with workers) or only itself (Postgres ends its own children). */
  group: boolean;
  patienceMs: number;
}

// Waits for the pipe from its owner to close, which happens even when the owner is killed with -9.
const guardScript = `
read -r _
kill -s "$2" -- "$1" 2>/dev/null || exit 0
waited=0
while [ "$waited" -lt "$3" ] && kill -s 0 -- "$1" 2>/dev/null; do sleep 1; waited=$((waited + 1)); done
kill -s KILL -- "$1" 2>/dev/null
`;

/**
 * Starts a program that cannot outlive this process. It gets a process group of its own, so that Ctrl-C in a
 * terminal reaches only this process, which then ends its children in the right order.
 */
export async function spawnGuarded(command: string, args: string[], options: SpawnOptions, ending: Ending): Promise<GuardedProcess> {
  const child = spawn(command, args, { ...options, detached: true });
  await new Promise((resolve, reject) => {
    child.once('spawn', resolve);
    child.once('error', reject);
  });
  const pid = child.pid as number;
  const target = ending.group ? -pid : pid;
  const guard = spawn(
    '/bin/sh',
    ['-c', guardScript, 'guard', String(target), ending.signal.slice(3), String(Math.ceil(ending.patienceMs / 1000))],
    { cwd: '/', detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  guard.on('error', () => {});
  guard.unref();
  if (guard.stdin && 'unref' in guard.stdin) (guard.stdin as unknown as { unref(): void }).unref();

  const exited = new Promise<Exit>((resolve) => {
    child.once('exit', (code, signal) => {
      guard.kill('SIGKILL');
      if (ending.group) signalQuietly(target, 'SIGKILL');
      resolve({ code, signal });
    });
  });
  let stopping: Promise<void> | undefined;
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      signalQuietly(target, ending.signal);
      const force = setTimeout(() => signalQuietly(target, 'SIGKILL'), ending.patienceMs);
      await exited;
      clearTimeout(force);
    }
  };
  return {
    child,
    pid,
    exited,
    stop: () => {
      stopping ??= stop();
      return stopping;
    },
  };
}

function signalQuietly(target: number, signal: NodeJS.Signals): void {
  try {
    process.kill(target, signal);
  } catch {
    // The process is gone already.
  }
}
