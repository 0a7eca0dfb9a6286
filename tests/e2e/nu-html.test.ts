import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { address, allPages, get } from '../support/portal';

const minute = 60_000;
const jar = path.join(path.dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build', 'dist', 'vnu.jar');

type Message = { type: string; url: string; lastLine?: number; message: string; extract?: string };

/** Needs Java, which only the long run asks for. */
describe.runIf(process.env.TEST_LONG === '1')('the Nu HTML checker', () => {
  test('finds no error on any type of page, in Vietnamese and English', { timeout: 5 * minute }, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'portal-html-'));
    try {
      const files: string[] = [];
      for (const locale of ['vi', 'en'] as const) {
        for (const [type, below] of allPages) {
          const file = path.join(folder, `${locale}-${type.replace(/\W+/g, '-')}.html`);
          writeFileSync(file, (await get(address(locale, below))).html);
          files.push(file);
        }
      }
      const { error, stderr } = spawnSync('java', ['-jar', jar, '--errors-only', '--format', 'json', ...files], { encoding: 'utf8' });
      if (error) throw new Error(`The checker needs Java: ${error.message}`);
      const { messages } = JSON.parse(stderr) as { messages: Message[] };
      expect(messages.map((entry) => `${path.basename(entry.url)}:${entry.lastLine} ${entry.message} ${entry.extract ?? ''}`)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
