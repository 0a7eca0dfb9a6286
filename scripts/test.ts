import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reasonOf, seconds } from '@/lib/log';
import { build, isBuilt } from './build';
import { type Count, runChecks } from './check';
import { generateClient } from './generate';
import { runAsMain } from './main';
import { runNode, toolPath } from './processes';
import type { Shutdown } from './shutdown';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

const projects = ['unit', 'integration', 'contract', 'e2e'];
const needBuild = new Set(['integration', 'e2e']);

/**
 * `npm test`: the checks, the build and every test. With names of test projects only those tests run.
 * Each check, the build and each test counts as one; the last line is "N passed, N failed".
 */
async function runTests(shutdown: Shutdown, args: string[]): Promise<number> {
  const chosen = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.filter((arg) => arg !== '--long' && !projects.includes(arg));
  if (unknown.length > 0) throw new Error(`Unknown: ${unknown.join(' ')}. Known: --long ${projects.join(' ')}`);
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'test', NEXT_TELEMETRY_DISABLED: '1' };
  if (args.includes('--long')) env.TEST_LONG = '1';
  if (!process.stdout.isTTY) env.NO_COLOR = '1';
  // What tests and the programs they start leave behind goes with this folder; Postgres, another user where root runs it, must be able to enter.
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-test-'));
  chmodSync(folder, 0o755);
  env.TMPDIR = folder;
  try {
    return await runChosen(shutdown, chosen, env);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runChosen(shutdown: Shutdown, chosen: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const counts: Count[] = [];
  if (chosen.length === 0) counts.push(await runChecks(shutdown));
  else await generateClient(shutdown);
  const running = chosen.length === 0 ? projects : projects.filter((project) => chosen.includes(project));
  if (running.some((project) => needBuild.has(project))) counts.push(await countBuild(shutdown));
  for (const together of runsOf(running, counts)) counts.push(await countTests(shutdown, together, env));

  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  if (shutdown.isEnding) return shutdown.end(130);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 && sum('passed') > 0 ? 0 : 1;
}

async function countBuild(shutdown: Shutdown): Promise<Count> {
  const began = performance.now();
  try {
    if (!isBuilt()) await build(shutdown);
    console.log(`ok     ${'build'.padEnd(16)} ${seconds(performance.now() - began)}`);
    return { passed: 1, failed: 0 };
  } catch (error) {
    console.log(`FAILED ${'build'.padEnd(16)} ${seconds(performance.now() - began)}`);
    console.error(reasonOf(error));
    return { passed: 0, failed: 1 };
  }
}

/**
 * The pure tests first, since they say soonest what is wrong; those on Postgres in one run, so that no core waits for the last file of a
 * project; the journeys by themselves, since some of them measure seconds. Without a built site each project runs alone: what cannot
 * begin may not end the others.
 */
function runsOf(running: readonly string[], before: readonly Count[]): string[][] {
  if (before.some(({ failed }) => failed > 0)) return running.map((project) => [project]);
  const together = [['unit'], ['integration', 'contract'], ['e2e']];
  return together.map((run) => run.filter((project) => running.includes(project))).filter((run) => run.length > 0);
}

async function countTests(shutdown: Shutdown, together: readonly string[], env: NodeJS.ProcessEnv): Promise<Count> {
  if (shutdown.isEnding) return { passed: 0, failed: 0 };
  console.log(`\nTests: ${together.join(', ')}`);
  const file = path.join(env.TMPDIR ?? tmpdir(), `${together.join('-')}.json`);
  const args = [
    'run',
    ...together.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ];
  const code = await runNode(shutdown, [toolPath('vitest', 'vitest'), ...args], { env });
  const count = countReport(file);
  // Vitest also fails on what no test reports, such as an error after the last test or no test at all.
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function countReport(file: string): Count {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    // A file that could not be loaded has no tests to fail.
    const unloadable = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    );
    return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

await runAsMain(import.meta.url, (shutdown) => runTests(shutdown, process.argv.slice(2)), 130);
