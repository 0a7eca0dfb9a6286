import { describe, expect, test } from 'vitest';
import { testDatabase } from '../support/test-database';

testDatabase('empty');

type Door = Partial<Record<'GET' | 'OPTIONS' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', (request: Request) => Response | Promise<Response>>>;
const modules = import.meta.glob<Door>('/app/**/route.{ts,tsx}');
/** What takes something in, is for one person or key, or is for search engines and browsers alone. */
const others = /^\/app\/(api\/(admin|auth|v1\/change-sets)|outbox|sitemap|robots|manifest)/;
/** With envelopes of their own, and by POST too. */
const ownRefusals = /^\/app\/(sdmx|api\/(3\/)?action)/;
const doors = Object.keys(modules).filter((path) => !others.test(path));
const open = async (path: string): Promise<Door> => (await modules[path]?.()) ?? {};

describe('every address of open data', () => {
  test.each(doors)('%s may be asked by a page of another origin with headers of its own', async (path) => {
    const { OPTIONS } = await open(path);
    const answer = await OPTIONS?.(new Request('http://portal.test/', { method: 'OPTIONS' }));
    expect([answer?.status, answer?.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
    expect(answer?.headers.get('access-control-allow-headers')).toMatch(/\*|If-None-Match/);
  });

  test.each(doors.filter((path) => !ownRefusals.test(path)))('%s refuses to be written, and says how it is read', async (path) => {
    const door = await open(path);
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = await door[method]?.(new Request('http://portal.test/', { method }));
      expect([answer?.status, answer?.headers.get('allow')], method).toEqual([405, 'GET, HEAD, OPTIONS']);
      expect(await answer?.json()).toMatchObject({ status: 405, code: 'wrong-method' });
      expect(answer?.headers.get('access-control-allow-origin')).toBe('*');
    }
  });
});
