import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

const alias = [
  // Outside Next nothing keeps server modules from a browser, so the guard has nothing to guard.
  { find: /^server-only$/, replacement: `${root}tests/support/server-only.ts` },
  { find: /^@\//, replacement: root },
];

// Nothing is measured by these: a test that hangs ends, one on a machine that others hold up does not.
const minute = 60_000;

export default defineConfig({
  resolve: { alias },
  test: {
    // Much of a test's time is waiting for Postgres, the site or the browser: three at once keep two cores busy.
    maxWorkers: 3,
    // One process for all files of a project, which begin as if each had its own (tests/support/fresh-world.ts).
    isolate: false,
    // What the first project has translated to JavaScript the next ones do not translate again.
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          setupFiles: ['tests/support/fresh-world.ts', 'tests/support/property-runs.ts'],
          testTimeout: 3 * minute,
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          globalSetup: ['tests/support/integration-setup.ts'],
          setupFiles: ['tests/support/fresh-world.ts', 'tests/support/property-runs.ts'],
          testTimeout: 3 * minute,
          hookTimeout: 5 * minute,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          globalSetup: ['tests/support/integration-setup.ts'],
          setupFiles: ['tests/support/fresh-world.ts', 'tests/support/property-runs.ts'],
          testTimeout: 3 * minute,
          hookTimeout: 5 * minute,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/e2e-setup.ts'],
          setupFiles: ['tests/support/fresh-world.ts', 'tests/support/property-runs.ts'],
          testTimeout: 3 * minute,
          hookTimeout: 5 * minute,
        },
      },
    ],
  },
});
