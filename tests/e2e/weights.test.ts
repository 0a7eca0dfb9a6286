import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import path from 'node:path';
import { describe, expect, inject, test } from 'vitest';
import { address, pageTypes, testBrowser } from '../support/portal';

const browser = testBrowser();
const kilobyte = 1024;

type Loaded = { url: string; type: string; bytes: number };

/** Everything a first visit loads, with the bytes that travel, compressed, headers included. */
async function visit(url: string): Promise<Loaded[]> {
  const page = await browser.page();
  const devtools = await page.context().newCDPSession(page);
  const open = new Map<string, Omit<Loaded, 'bytes'>>();
  const loaded: Loaded[] = [];
  await devtools.send('Network.enable');
  devtools.on('Network.responseReceived', ({ requestId, response, type }) => open.set(requestId, { url: response.url, type }));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const response = open.get(requestId);
    if (response?.url.startsWith('http')) loaded.push({ ...response, bytes: encodedDataLength });
  });
  await page.goto(url, { waitUntil: 'networkidle' });
  return loaded;
}

/** How many bytes of an answer travel. */
const sentBytes = (asked: string): Promise<number> =>
  new Promise((resolve, reject) => {
    get(inject('siteUrl') + asked, { headers: { 'Accept-Encoding': 'br' } }, async (answer) => {
      resolve((await answer.toArray()).reduce((bytes: number, piece: Buffer) => bytes + piece.length, 0));
    }).on('error', reject);
  });

const sum = (entries: Loaded[], type: string) =>
  entries.filter((entry) => entry.type === type).reduce((total, { bytes }) => total + bytes, 0);
const inKilobytes = (bytes: number) => `${(bytes / kilobyte).toFixed(1)} KB`;

/** The scripts that Next loads for every application: React, its router, the runtime of the bundler. */
function frameworkFiles(): string[] {
  const manifest = JSON.parse(readFileSync(path.join('.next', 'build-manifest.json'), 'utf8')) as {
    rootMainFiles: string[];
    polyfillFiles: string[];
  };
  return [...manifest.rootMainFiles, ...manifest.polyfillFiles].map((file) => `${inject('siteUrl')}/_next/${file}`);
}

/**
 * What is ours: every script but those in the build's own list of framework files and those that a page without a component for
 * the browser (the method page) loads as well, which are the parts of Next's router that only pages ask for.
 */
async function ownScripts(loaded: Loaded[]): Promise<Loaded[]> {
  const scripts = (entries: Loaded[]) => entries.filter(({ type }) => type === 'Script');
  const foreign = new Set([...frameworkFiles(), ...scripts(await visit(address('vi', '/method'))).map(({ url }) => url)]);
  return scripts(loaded).filter(({ url }) => !foreign.has(url));
}

describe.each([
  ['home', pageTypes.home],
  ['indicator', pageTypes.indicator],
] as const)('the %s page', (name, below) => {
  test('is at most 60 KB of HTML and 20 KB of our own scripts, compressed, before a chart is touched', async () => {
    const loaded = await visit(address('vi', below));
    const own = await ownScripts(loaded);
    const [html, scripts, fonts, styles] = ['Document', 'Script', 'Font', 'Stylesheet'].map((type) => sum(loaded, type));
    const total = loaded.reduce((all, { bytes }) => all + bytes, 0);
    console.log(
      `${name}: HTML ${inKilobytes(html ?? 0)}, scripts ${inKilobytes(scripts ?? 0)} (ours ${inKilobytes(sum(own, 'Script'))}), ` +
        `fonts ${inKilobytes(fonts ?? 0)}, styles ${inKilobytes(styles ?? 0)}, total ${inKilobytes(total)}`,
    );
    expect(html).toBeGreaterThan(0);
    expect(html).toBeLessThanOrEqual(60 * kilobyte);
    expect(sum(own, 'Script')).toBeLessThanOrEqual(20 * kilobyte);
  });

  test('loads two faces of its own alphabet first, and nothing from elsewhere', async () => {
    const loaded = await visit(address('vi', below));
    const fonts = loaded.filter(({ type }) => type === 'Font').map(({ url }) => path.basename(new URL(url).pathname));
    expect(fonts.filter((file) => file.includes('vietnamese'))).toHaveLength(2);
    expect(fonts.filter((file) => file.includes('cyrillic'))).toEqual([]);
    for (const { url } of loaded) expect(new URL(url).origin).toBe(inject('siteUrl'));
  });
});

describe('what scripts read', () => {
  const texts = [
    '/api/v1/tasks?limit=200',
    '/en/data/tasks.csv',
    '/en/data/tasks.ndjson',
    '/catalog.ttl',
    '/sitemap.xml',
    '/vi/feeds/strategy.atom',
  ];

  test.each(texts)('travels in at most half its bytes, the same however it is asked for: %s', async (asked) => {
    const ask = async (encoding: string) => {
      const answer = await fetch(inject('siteUrl') + asked, { headers: { 'Accept-Encoding': encoding } });
      const { headers } = answer;
      return { sent: headers.get('content-encoding'), tag: headers.get('etag'), varies: headers.get('vary'), text: await answer.text() };
    };
    const [plain, gzip, brotli] = [await ask('identity'), await ask('gzip'), await ask('br')];
    expect([plain.sent, gzip.sent, brotli.sent]).toEqual([null, 'gzip', 'br']);
    for (const { varies, tag, text } of [gzip, brotli]) {
      expect(varies).toContain('Accept-Encoding');
      expect([tag, text]).toEqual([plain.tag, plain.text]);
    }
    expect(await sentBytes(asked)).toBeLessThan(Buffer.byteLength(plain.text) / 2);
  });
});
