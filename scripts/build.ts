import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { lockHolder } from '@/lib/process-lock';
import { fingerprint } from './fingerprint';
import { generateClient } from './generate';
import { runAsMain } from './main';
import { runNode, toolPath } from './processes';
import { portalLock } from './settings';
import type { Shutdown } from './shutdown';

const stamp = path.join('.next', 'portal-build.json');
const buildId = path.join('.next', 'BUILD_ID');
const sources = [
  'app',
  'components',
  'lib',
  'messages',
  'prisma',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const derived = [path.join('lib', 'db', 'generated')];

/** Whether `.next` holds a finished build of exactly these sources. */
export function isBuilt(): boolean {
  try {
    return readFileSync(stamp, 'utf8') === stampOf(fingerprint(sources, derived));
  } catch {
    return false;
  }
}

/** Builds the site. Needs the generated database client and no database. */
export async function build(shutdown: Shutdown): Promise<void> {
  const holder = lockHolder(portalLock());
  if (holder !== null && holder !== process.pid) {
    throw new Error(`The portal runs from this folder (process ${holder}) and would lose its pages. Stop it, then build.`);
  }
  rmSync(stamp, { force: true });
  const madeFrom = fingerprint(sources, derived);
  // Pages are rendered on request: a build that reaches for a database would bake one machine's data in.
  const { DATABASE_URL: _, ...env } = process.env;
  const code = await runNode(shutdown, [toolPath('next', 'next'), 'build'], {
    env: { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0 || !existsSync(buildId)) throw new Error(`The build failed (exit code ${code}).`);
  writeFileSync(stamp, stampOf(madeFrom));
}

function stampOf(madeFrom: string): string {
  return `${JSON.stringify({ madeFrom, buildId: readFileSync(buildId, 'utf8').trim() })}\n`;
}

await runAsMain(import.meta.url, async (shutdown) => {
  await generateClient(shutdown);
  await build(shutdown);
  return 0;
});
