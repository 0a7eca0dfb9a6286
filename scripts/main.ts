import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { reasonOf } from '@/lib/log';
import { createShutdown, type Shutdown } from './shutdown';

/**
 * Runs `work` when the module at `url` is the program itself and not imported by another script. The process ends with
 * the code that `work` returns, or with 1 and the reason when it throws.
 */
export async function runAsMain(url: string, work: (shutdown: Shutdown) => Promise<number>, signalCode = 0): Promise<void> {
  const program = process.argv[1];
  if (!program || realpathSync(program) !== fileURLToPath(url)) return;
  const shutdown = createShutdown({ signalCode });
  try {
    await shutdown.end(await work(shutdown));
  } catch (error) {
    if (!shutdown.isEnding) console.error(`\n${reasonOf(error)}`);
    await shutdown.end(1);
  }
}
