import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isEmbedKey } from '@/lib/http/page-key';
import { hashedPolicy } from '@/lib/http/policy';

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const page = (...scripts: string[]) =>
  `<html lang="vi"><body>${scripts.map((script) => `<script>${script}</script>`).join('')}</body></html>`;
const plain = { isHttps: false, isFramed: false };
const scriptSrc = (policy: string) => policy.split('; ').find((part) => part.startsWith('script-src')) ?? '';

describe('the policy of a page', () => {
  test.each([
    '(self.__next_f=self.__next_f||[]).push([0])',
    'self.__next_f.push([1,"a:\\"$Sreact\\"\\n\\u003cb"])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[1]});',
    'requestAnimationFrame(function(){$RT=performance.now()});',
  ])('lets in what Next writes: %s', (script) => {
    expect(hashedPolicy(page(script), plain)).toContain(hash(script));
  });

  test.each([
    'alert(1)',
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push(alert(1))',
    'self.__next_f;alert(1)',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"x":1});alert(1);',
    '$RC=alert',
  ])('blocks every other inline script: %s', (script) => {
    expect(scriptSrc(hashedPolicy(page('self.__next_f.push([1,"a"])', script), plain))).toBe(
      `script-src 'self' ${hash('self.__next_f.push([1,"a"])')}`,
    );
  });

  test('says nothing of scripts with an address', () => {
    expect(scriptSrc(hashedPolicy('<script src="/_next/a.js" async=""></script>', plain))).toBe("script-src 'self'");
  });
});

test('no policy allows inline styles, frames or foreign addresses', () => {
  const policy = hashedPolicy(page(), plain);
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain("style-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/https?:/);
});

test('an embed may stand in any frame, and is as strict otherwise', () => {
  const [framed, usual] = [hashedPolicy(page(), { ...plain, isFramed: true }), hashedPolicy(page(), plain)];
  expect(framed).toBe(usual.replace("frame-ancestors 'none'", 'frame-ancestors *'));
});

test('only the addresses of embeds, bare and as variants, may be framed', () => {
  const key = (path: string) => `/route-cache/APP_PAGE/0abc/$${path}`;
  for (const path of ['/vi/embed/areas', '/ru/embed/indicators/a-b', '/vi/variant/dGhlbWU/embed/strategy/d08']) {
    expect(isEmbedKey(key(path)), path).toBe(true);
  }
  for (const path of ['/vi/indicators/embed', '/vi', '/vi/variant/embed/indicators/a', '/vi/sources/embed/x', '/vi/errors/not-found']) {
    expect(isEmbedKey(key(path)), path).toBe(false);
  }
});

test('links are upgraded only where the portal is served over https', () => {
  expect(hashedPolicy(page(), { ...plain, isHttps: true })).toContain('upgrade-insecure-requests');
  expect(hashedPolicy(page(), plain)).not.toContain('upgrade-insecure-requests');
});
