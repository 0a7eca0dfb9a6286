import { lstatSync, readdirSync } from 'node:fs';
import { request } from 'node:http';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { rooms } from '@/lib/http/rooms';
import { LOCALES } from '@/lib/i18n/localized';
import { TEST_DAY } from '../support/day';

const isLong = process.env.TEST_LONG === '1';
const dayMs = 24 * 60 * 60 * 1000;

/** Sends the address as it is written: fetch would mend the malformed ones. */
function ask(target: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(inject('siteUrl'));
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path: target, headers: { 'accept-language': 'vi' } }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

const codes = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'de-gdp-share',
      'ops-record-share',
      'mobile-signal-gaps',
      'd08',
      'd07',
      'l3-1',
      'founding-003',
      'qd-411-ttg-2022',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('no-such-code', 'A', '-', 'a--b', '..', '%2e%2e', '%00', '%', '%E0%A4%A', 'a'.repeat(300), "'", '%E1%BA%A5'),
  },
);
const day = fc
  .integer({ min: Date.parse('2015-01-01') / dayMs, max: Date.parse('2027-12-31') / dayMs })
  .map((d) => new Date(d * dayMs).toISOString().slice(0, 10));
const junk = fc.oneof(
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e9',
    '2026-13-01',
    '99999999999999999999',
    '%00',
    '%',
    '%zz',
    '%C3%28',
    "'%20OR%201=1--",
    '<script>',
    '[]',
    'null',
    '../../etc',
  ),
  fc.string({ maxLength: 30 }).map((text) => encodeURIComponent(text.toWellFormed())),
);
const values = {
  'as-of': day,
  edition: fc.constantFrom('1', '2', TEST_DAY, `${TEST_DAY}T09:30:00%2B07:00`),
  status: fc.constantFrom('late', 'overdue-no-report', 'done-on-time', 'achieved', 'behind', 'no-data', 'unheard-of'),
  organisation: fc.constantFrom('btttt', 'bkhcn', 'tctk', 'nobody'),
  topic: fc.constantFrom('institutions', 'infrastructure', 'nothing'),
  deadline: fc.constantFrom('passed', 'within-a-year', 'later', 'none'),
  category: fc.constantFrom('strategy-goal', 'national-index', 'other'),
  kind: fc.constantFrom('news', 'document', 'other'),
  language: fc.constantFrom('vi', 'en', 'und', 'xx'),
  page: fc.constantFrom('1', '2', '9', '10000'),
} as const;
const parameter = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(...(Object.keys(values) as (keyof typeof values)[]))
      .chain((name) => values[name].map((value) => `${name}=${value}`)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...Object.keys(values), 'q', '_rsc', '__proto__', 'x%00'), junk)
      .map(([name, value]) => `${name}=${value}`),
  },
);
const room = fc
  .constantFrom(...Object.keys(rooms))
  .chain((known) => codes.map((code) => known.replace('[code]', code).replace(/^\/$/, '')));
const strange = fc.constantFrom(
  '/variant/cGFnZT0y',
  '/variant/cGFnZT0y/strategy?status=x',
  '/errors/bad-request/x',
  '/unavailable',
  '//',
  '/%2F',
  '/_next/x',
  '/.env',
  '/api/x',
);
const anyAddress = fc
  .tuple(
    fc.constantFrom(...LOCALES, ...LOCALES, '', 'de', 'VI'),
    fc.oneof({ weight: 9, arbitrary: room }, { weight: 1, arbitrary: strange }),
    fc.array(parameter, { maxLength: 4 }),
  )
  .map(([locale, below, query]) => `/${locale}${below}${query.length > 0 ? `${below.includes('?') ? '&' : '?'}${query.join('&')}` : ''}`);

const traces = /\n\s+at \S+ \(|node_modules|\.next\/server|PrismaClient|DatabaseError|postgresql:\/\//;

describe('random addresses', () => {
  test('never break the portal: no 5xx, no trace of the inside in a body', { timeout: 30 * 60_000 }, async () => {
    const seen = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(anyAddress, async (target) => {
        const { status, body } = await ask(target);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect(status, target).toBeLessThan(500);
        expect(body, target).not.toMatch(traces);
        if (status === 200 && !target.includes('_rsc')) expect(body, target).toContain('<h1');
      }),
    );
    console.log(
      `random addresses: ${[...seen]
        .sort()
        .map(([status, count]) => `${count} × ${status}`)
        .join(', ')}`,
    );
    expect(seen.get(200) ?? 0).toBeGreaterThan(20);
    expect(seen.get(400) ?? 0).toBeGreaterThan(5);
  });
});

/** Number and bytes of the files of the build, in which a page cache on disk would lie. */
function sizeOf(folder: string): { files: number; bytes: number } {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .reduce((sum, file) => ({ files: sum.files + 1, bytes: sum.bytes + lstatSync(file).size }), { files: 0, bytes: 0 });
}

describe('a crawler that walks every date and filter', () => {
  const wanted = isLong ? 20_000 : 60;

  test(`fills no disk: ${wanted} distinct variants leave the build and its cache as they were`, { timeout: 90 * 60_000 }, async () => {
    const bases = ['/strategy/d08', '/indicators/ops-record-share', '/indicators', '/strategy', ''];
    const lastDay = Date.parse(TEST_DAY) / dayMs;
    const variants = Array.from({ length: wanted }, (_, index) => {
      const date = new Date((lastDay - 1 - Math.floor(index / (bases.length * LOCALES.length))) * dayMs).toISOString().slice(0, 10);
      return `/${LOCALES[index % LOCALES.length]}${bases[Math.floor(index / LOCALES.length) % bases.length]}?as-of=${date}`;
    });
    expect(new Set(variants).size).toBe(wanted);
    // The first walk over each page loads what the server keeps open; what follows must add nothing.
    for (const variant of variants.slice(0, bases.length * LOCALES.length)) await ask(variant);
    const before = sizeOf('.next');
    let next = 0;
    const walk = async () => {
      for (let index = next++; index < variants.length; index = next++) {
        const { status } = await ask(variants[index] ?? '');
        expect(status, variants[index]).toBe(200);
      }
    };
    await Promise.all([walk(), walk(), walk(), walk()]);
    expect(sizeOf('.next')).toEqual(before);
  });
});
