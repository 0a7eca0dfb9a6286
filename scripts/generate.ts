import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint';
import { runAsMain } from './main';
import { captureNode, toolPath } from './processes';
import type { Shutdown } from './shutdown';

const output = path.join('lib', 'db', 'generated');
const stamp = path.join(output, '.made-from');
const inputs = [
  'prisma.config.ts',
  path.join('prisma', 'schema.prisma'),
  path.join('prisma', 'models'),
  path.join('node_modules', 'prisma', 'package.json'),
];

/** Makes the database client from the schema; false when the one at hand is of this schema already. */
export async function generateClient(shutdown: Shutdown): Promise<boolean> {
  const madeFrom = fingerprint(inputs);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === madeFrom) return false;
  const { code, output: printed } = await captureNode(shutdown, [toolPath('prisma', 'prisma'), 'generate'], {
    ...process.env,
    // Generating needs no schema engine, yet Prisma would download one unless it is told of a program.
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  });
  if (code !== 0) throw new Error(`The database client could not be made:\n${printed.trim()}`);
  writeFileSync(stamp, madeFrom);
  return true;
}

await runAsMain(import.meta.url, async (shutdown) => {
  const made = await generateClient(shutdown);
  console.log(made ? 'Database client made.' : 'Database client is up to date.');
  return 0;
});
