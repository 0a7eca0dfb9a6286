import { reasonOf } from '@/lib/log';
import { parentOf } from '@/lib/process-identity';

export interface Shutdown {
  /** Adds something to undo; the last added is undone first. */
  add(undo: () => unknown): void;
  /** Undoes everything and ends this process; later calls wait for the first. */
  end(code: number): Promise<never>;
  readonly isEnding: boolean;
}

/** Ends this process in order on Ctrl-C, on a stop signal, when its terminal or npm goes away, and on a crash. */
export function createShutdown({ signalCode = 0 }: { signalCode?: number } = {}): Shutdown {
  const undos: (() => unknown)[] = [];
  let ending: Promise<never> | undefined;

  const undoAll = async (code: number): Promise<never> => {
    for (let undo = undos.pop(); undo; undo = undos.pop()) {
      try {
        await undo();
      } catch (error) {
        console.error(`While stopping: ${reasonOf(error)}`);
      }
    }
    process.exit(code);
  };
  const end = (code: number) => {
    ending ??= undoAll(code);
    return ending;
  };
  const onSignal = () => {
    if (ending) return;
    console.log('\nStopping …');
    void end(signalCode);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      console.error(error);
      void end(1);
    });
  }
  // A closed terminal or a reader that went away must not stop the stopping.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

  // npm does not pass every signal on, and none when it is killed itself. Between npm and us stands a shell.
  if (process.env.npm_lifecycle_event) {
    const ancestors = () => `${process.ppid} ${parentOf(process.ppid)}`;
    const first = ancestors();
    setInterval(() => ancestors() !== first && onSignal(), 1000).unref();
  }
  return {
    add: (undo) => undos.push(undo),
    end,
    get isEnding() {
      return ending !== undefined;
    },
  };
}
