import { existsSync } from 'node:fs';
import { reasonOf, seconds } from '@/lib/log';
import { generateClient } from './generate';
import { runAsMain } from './main';
import { captureNode, toolPath } from './processes';
import type { Shutdown } from './shutdown';

export interface Count {
  passed: number;
  failed: number;
}

type Check = (shutdown: Shutdown) => Promise<unknown>;

const layers = ['app', 'components', 'lib', 'proxy.ts'];

type Titled = [title: string, check: Check];

/** What the others need. */
const first: Titled[] = [['database client', generateClient]];
/** One after the other; the types keep one core busy as long as the rest does another. */
const atOnce: Titled[][] = [
  // A fresh checkout lacks the types that Next derives from the pages.
  [['types', (shutdown) => tool(shutdown, 'next', 'next', ['typegen']).then(() => tool(shutdown, 'typescript', 'tsc', ['--noEmit']))]],
  [
    ['style', (shutdown) => tool(shutdown, '@biomejs/biome', 'biome', ['check', '.'])],
    ['layers', checkLayers],
    ['messages', (shutdown) => tool(shutdown, 'vitest', 'vitest', ['run', '--project', 'unit', 'messages'])],
  ],
];

/** Runs every check, also after one failed, and prints a line for each as it ends. */
export async function runChecks(shutdown: Shutdown): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 };
  await runInTurn(shutdown, first, count);
  await Promise.all(atOnce.map((checks) => runInTurn(shutdown, checks, count)));
  return count;
}

async function runInTurn(shutdown: Shutdown, checks: readonly Titled[], count: Count): Promise<void> {
  for (const [title, check] of checks) {
    const began = performance.now();
    const line = (word: string) => console.log(`${word} ${title.padEnd(16)} ${seconds(performance.now() - began)}`);
    try {
      await check(shutdown);
      count.passed += 1;
      line('ok    ');
    } catch (error) {
      if (shutdown.isEnding) break;
      count.failed += 1;
      line('FAILED');
      console.error(reasonOf(error));
    }
  }
}

async function checkLayers(shutdown: Shutdown): Promise<void> {
  const missing = layers.filter((root) => !existsSync(root));
  if (missing.length > 0) throw new Error(`Not found: ${missing.join(', ')}`);
  const output = await tool(shutdown, 'dependency-cruiser', 'depcruise', ['--config', '.dependency-cruiser.cjs', ...layers]);
  // With a TypeScript it does not know, dependency-cruiser reads nothing and is content.
  const modules = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
  if (modules === 0) throw new Error(`No module was read:\n${output}`);
}

async function tool(shutdown: Shutdown, packageName: string, program: string, args: string[]): Promise<string> {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const { code, output } = await captureNode(shutdown, [toolPath(packageName, program), ...args], env);
  if (code !== 0) throw new Error(output.trim() || `${program} ended with exit code ${code}`);
  return output;
}

await runAsMain(import.meta.url, async (shutdown) => ((await runChecks(shutdown)).failed === 0 ? 0 : 1), 130);
