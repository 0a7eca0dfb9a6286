import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { GET } from '@/app/releases/[...path]/route';
import { type Outcome, makeRelease as whole } from '@/lib/verification/archive/make';

/** What the door of releases answers to an address such as `/releases/1/manifest.json`. */
export function releaseAnswer(
  address: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
) {
  const url = new URL(address, 'http://127.0.0.1');
  const parts = url.pathname.split('/').slice(2).map(decodeURIComponent);
  return GET(new Request(url, { method, headers }), { params: Promise.resolve({ path: parts }) });
}

/** Pages of which the tests record the answers: all of them would take a minute. */
export const RECORDED = ['/data/areas', '/documents', '/indicators/de-gdp-share'];
export const makeRelease = (): Promise<Outcome> => whole({ isAsked: (page) => RECORDED.includes(page) });

/** A folder for what the portal keeps, in the place of PORTAL_DATA. */
export function dataFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'portal-archive-'));
  beforeAll(() => {
    process.env.PORTAL_DATA = folder;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export type Said = { code: number; words: string };

/** The offline script as a reader runs it: a process of its own, in a folder of its own. */
export const verifyOffline = (folder: string, ...args: string[]): Promise<Said> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [path.resolve('public/verify.mjs'), ...args],
      { cwd: folder, env: { NODE_ENV: 'production' } },
      (error, words) => resolve({ code: error ? Number(error.code) : 0, words }),
    );
  });
