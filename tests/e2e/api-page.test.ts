import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { LOCALES } from '@/lib/i18n/localized';
import { address, get, testBrowser } from '../support/portal';

const run = promisify(execFile);
const longRun = process.env.TEST_LONG === '1';
const browser = testBrowser();
type Snippet = { language: string; code: string };

const entities: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&amp;': '&' };
const snippetsIn = (html: string): Snippet[] =>
  [...html.matchAll(/<pre data-snippet="(\w+)"[^>]*><code>([^<]*)<\/code>/g)].map(([, language = '', code = '']) => ({
    language,
    code: code.replace(/&(lt|gt|quot|#x27|amp);/g, (entity) => entities[entity] as string),
  }));

let folder: string;
let snippets: Snippet[];
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'portal-snippets-'));
  snippets = snippetsIn((await get(address('vi', '/data/api'))).html);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const commands: Readonly<Record<string, (code: string) => [string, string[]]>> = {
  curl: (code) => ['sh', ['-c', code]],
  javascript: (code) => [process.execPath, ['--input-type=module', '-e', code]],
  python: (code) => ['python3', ['-c', code]],
  r: (code) => ['Rscript', ['-e', code]],
};
const daily = ['curl', 'javascript'];
/** R needs its package as well. */
const probes: Readonly<Record<string, [string, string[]]>> = {
  python: ['python3', ['--version']],
  r: ['Rscript', ['-e', 'library(jsonlite)']],
};

async function isThere(language: string): Promise<boolean> {
  const [command, args] = probes[language] ?? ['true', []];
  return run(command, args).then(
    () => true,
    () => false,
  );
}

async function output({ language, code }: Snippet): Promise<string> {
  const [command, args] = (commands[language] as (typeof commands)[string])(code);
  return (await run(command, args, { cwd: folder, timeout: 50_000, maxBuffer: 50_000_000 })).stdout;
}
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');
const named = (language: string, part: string): Snippet => {
  const found = snippets.find((one) => one.language === language && one.code.includes(part));
  if (!found) throw new Error(`no example in ${language} of ${part}`);
  return found;
};
const api = async (query: string) =>
  (await (await fetch(`${inject('siteUrl')}/api/v1/${query}`)).json()) as { data: Record<string, unknown>[]; meta: { count: number } };

describe('the examples on the page of the API', () => {
  test('are the same in every language, and each speaks to this portal', async () => {
    expect(new Set(snippets.map(({ language }) => language))).toEqual(new Set(Object.keys(commands)));
    for (const { code } of snippets) expect(code).toContain(`${inject('siteUrl')}/api/v1/`);
    for (const locale of LOCALES) expect(snippetsIn((await get(address(locale, '/data/api'))).html)).toEqual(snippets);
  });

  describe.each(longRun ? ['curl', 'javascript', 'python', 'r'] : daily)('in %s', (language) => {
    test('run as they stand and bring all figures of the indicator', async (context) => {
      if (!(await isThere(language))) return context.skip();
      const { data } = await api('observations?indicator=de-gdp-share&limit=1000&sort=period');
      expect(data.length).toBeGreaterThan(5);
      const text = await output(named(language, 'observations?'));
      if (language === 'curl') {
        const page = JSON.parse(text) as typeof api extends (query: string) => Promise<infer P> ? P : never;
        expect(page.data).toEqual(data.map(({ period, value, unit, series }) => ({ period, value, unit, series })));
        return;
      }
      if (language !== 'r') expect(linesOf(text)).toHaveLength(data.length);
      for (const { period, series } of data) expect(text).toMatch(new RegExp(`${period}.*${series}`));
    });

    test('go on from where they ended: the second time there is nothing new', async (context) => {
      if (!(await isThere(language))) return context.skip();
      const { meta } = await api('changes?limit=1&count=true');
      const first = await output(named(language, 'changes'));
      if (language === 'curl') return expect(JSON.parse(first).data).toHaveLength(5);
      if (language !== 'r') expect(linesOf(first)).toHaveLength(meta.count);
      expect(linesOf(await output(named(language, 'changes')))).toEqual([]);
      rmSync(path.join(folder, 'changes.txt'));
    });
  });

  test('show the figures as they were known on the day they name', async () => {
    const example = snippets.find(({ code }) => code.includes('as-of='));
    const { data } = JSON.parse(await output(example as Snippet)) as { data: Record<string, unknown>[] };
    const asked = await api('observations?indicator=de-gdp-share&sort=period&fields=period,value&as-of=2023-12-10');
    expect(data).toEqual(asked.data);
    expect(data.length).toBeLessThan((await api('observations?indicator=de-gdp-share')).data.length);
  });
});

test('a page of another origin reads the API, and sees how many requests are left', async () => {
  const elsewhere = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end('<p>elsewhere</p>'));
  await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve));
  try {
    const page = await browser.page();
    await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
    const seen = await page.evaluate(
      async (url) => {
        const answer = await fetch(url, { headers: { 'If-None-Match': '"nothing"' } });
        return { rows: (await answer.json()).data.length, left: answer.headers.get('RateLimit'), link: answer.headers.get('Link') };
      },
      `${inject('siteUrl')}/api/v1/indicators?limit=3`,
    );
    expect(seen).toEqual({ rows: 3, left: expect.stringMatching(/^"open-data"/), link: expect.stringContaining('rel="next"') });
  } finally {
    elsewhere.close();
  }
});
