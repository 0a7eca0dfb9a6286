import { afterAll, vi } from 'vitest';

/**
 * The files of a project share a process, so that libraries are loaded once; each file begins as if it were the first: with modules of its
 * own, without what modules share in the process, and with the environment as it was.
 */
const first = Symbol.for('tests.environment');
const world = globalThis as { [first]?: NodeJS.ProcessEnv };
world[first] ??= { ...process.env };
const environment = world[first];

afterAll(() => {
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
  for (const place of Object.getOwnPropertySymbols(globalThis)) {
    if (Symbol.keyFor(place)?.startsWith('portal.')) Reflect.deleteProperty(globalThis, place);
  }
  vi.resetModules();
});
