import type { Page } from 'playwright';
import { describe, expect, inject, test } from 'vitest';
import { address, allPages, bareWithContent, get, languagesOf, pageTypes, testBrowser } from '../support/portal';

const browser = testBrowser();

declare global {
  interface Window {
    violations: string[];
    injected?: boolean;
  }
}

/** A page that notes what its policy stops, what breaks in it and whom it asks. */
async function watched(): Promise<{ page: Page; errors: string[]; strangers: string[] }> {
  const page = await browser.tab();
  const errors: string[] = [];
  const strangers: string[] = [];
  await page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => {
      window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (entry) => {
    if (entry.type() === 'error' && !/the server responded with a status of [45]/.test(entry.text())) errors.push(entry.text());
  });
  page.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== inject('siteUrl')) strangers.push(request.url());
  });
  return { page, errors, strangers };
}

describe('the content security policy', () => {
  test.each(allPages)('stops nothing that belongs to %s; nobody else is asked', async (_, path) => {
    const { page, errors, strangers } = await watched();
    const locale = languagesOf(path).at(-1) ?? 'fr';
    // The first answer is rendered, the second is the same page from the cache.
    await get(address(locale, path));
    await page.goto(address(locale, path), { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(errors).toEqual([]);
    expect(strangers).toEqual([]);
  });

  test('lets the page come alive: a chart of a cached page answers the pointer', async () => {
    const { page, errors } = await watched();
    await page.goto(address('fr', pageTypes.indicator));
    await page.locator('.chart').first().scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector('.chart')?.getAttribute('tabindex') === '0');
    await page.locator('.chart').first().hover();
    await page.locator('.chart[data-live="true"] svg.recharts-surface').waitFor();
    expect(await page.evaluate(() => window.violations)).toEqual([]);
    expect(errors).toEqual([]);
  });

  test.each(['indicator', 'indicator, as of a day'] as const)('blocks a script and a handler injected into %s', async (type) => {
    const { page } = await watched();
    await page.route(address('vi', pageTypes[type]), async (route) => {
      const response = await route.fetch();
      const evil =
        '<script>window.injected=true</script><img src="/nothing.png" onerror="window.injected=true"><style>h1{color:red}</style>';
      const body = (await response.text()).replace('<main', `${evil}<main`);
      await route.fulfill({ response, body });
    });
    await page.goto(address('vi', pageTypes[type]), { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => window.injected)).toBeUndefined();
    const directives = (await page.evaluate(() => window.violations)).map((violation) => violation.split(' ')[0]);
    expect(directives).toEqual(expect.arrayContaining(['script-src-elem', 'script-src-attr', 'style-src-elem']));
  });
});

describe('the headers', () => {
  test.each(allPages)('of %s are those of a careful house', async (type, path) => {
    const { headers } = await get(address('vi', path));
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("object-src 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe-|\*/);
    // A page with a form is made for one request; every other is kept.
    expect(policy).toMatch(
      type === 'report' || type === 'verify'
        ? /script-src 'self' 'nonce-\w+' 'strict-dynamic'(;|$)/
        : /script-src 'self'( 'sha256-[A-Za-z0-9+/=]+')*(;|$)/,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('set-cookie')).toBeNull();
  });

  test('a page is the same for everybody, a variant too', async () => {
    for (const type of [...bareWithContent, 'indicator, as of a day'] as const) {
      const bare = [await get(address('vi', pageTypes[type])), await get(address('vi', pageTypes[type]))];
      const [first, second] = bare.map(({ html, headers }) => html + headers.get('content-security-policy'));
      expect(first === second, type).toBe(true);
    }
  });

  test('files of a build are kept for a year, the page itself is asked for anew', async () => {
    const { html, headers } = await get(address('vi', pageTypes.indicator));
    expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    const files = [...html.matchAll(/(?:src|href)="(\/(?:_next\/static|fonts)\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(3);
    for (const file of new Set(files)) {
      const response = await fetch(inject('siteUrl') + file.replaceAll('&amp;', '&'));
      expect(response.status, file).toBe(200);
      expect(response.headers.get('cache-control'), file).toContain('immutable');
      await response.body?.cancel();
    }
  });
});
