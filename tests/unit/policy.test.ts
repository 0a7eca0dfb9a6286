import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashedPolicy } from '@/lib/http/policy';

const hash = (script: string) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
const page = (...scripts: string[]) =>
  `<html lang="vi"><body>${scripts.map((script) => `<script>${script}</script>`).join('')}</body></html>`;
const scriptSrc = (policy: string) => policy.split('; ').find((part) => part.startsWith('script-src')) ?? '';

describe('the policy of a page', () => {
  test.each([
    '(self.__next_f=self.__next_f||[]).push([0])',
    'self.__next_f.push([1,"a:\\"$Sreact\\"\\n\\u003cb"])',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"otherChunks":["a.js"],"runtimeModuleIds":[1]});',
    'requestAnimationFrame(function(){$RT=performance.now()});',
  ])('lets in what Next writes: %s', (script) => {
    expect(hashedPolicy(page(script), false)).toContain(hash(script));
  });

  test.each([
    'alert(1)',
    'self.__next_f.push([1,"a"]);alert(1)',
    'self.__next_f.push(alert(1))',
    'self.__next_f;alert(1)',
    '(globalThis["TURBOPACK"] || (globalThis["TURBOPACK"] = [])).push({"x":1});alert(1);',
    '$RC=alert',
  ])('blocks every other inline script: %s', (script) => {
    expect(scriptSrc(hashedPolicy(page('self.__next_f.push([1,"a"])', script), false))).toBe(
      `script-src 'self' ${hash('self.__next_f.push([1,"a"])')}`,
    );
  });

  test('says nothing of scripts with an address', () => {
    expect(scriptSrc(hashedPolicy('<script src="/_next/a.js" async=""></script>', false))).toBe("script-src 'self'");
  });
});

test('no policy allows inline styles, frames or foreign addresses', () => {
  const policy = hashedPolicy(page(), false);
  expect(policy).not.toContain('unsafe');
  expect(policy).toContain("style-src 'self';");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/https?:/);
});

test('links are upgraded only where the portal is served over https', () => {
  expect(hashedPolicy(page(), true)).toContain('upgrade-insecure-requests');
  expect(hashedPolicy(page(), false)).not.toContain('upgrade-insecure-requests');
});
