import { describe, expect, test } from 'vitest';
import { dayOf, endOfDay, now, shiftOf, today } from '@/lib/clock';
import { parseEnv } from '@/lib/env';

describe('the clock', () => {
  test('changes the day at midnight in Viet Nam', () => {
    expect(dayOf(new Date('2026-11-22T16:59:59.999Z'))).toBe('2026-11-22');
    expect(dayOf(new Date('2026-11-22T17:00:00Z'))).toBe('2026-11-23');
  });

  test('ends a day where the next begins', () => {
    expect(endOfDay('2024-12-31').toISOString()).toBe('2024-12-31T17:00:00.000Z');
    expect(dayOf(new Date(endOfDay('2024-12-31').getTime() - 1))).toBe('2024-12-31');
  });

  test('starts at the pinned instant and runs on', () => {
    const start = Date.parse('2026-01-01T00:00:00Z');
    const shift = shiftOf('2024-07-18T09:00:00+07:00', start);
    expect(new Date(start + 60_000 + shift).toISOString()).toBe('2024-07-18T02:01:00.000Z');
    expect(shiftOf(undefined, start)).toBe(0);
  });

  test('is the real one where nothing is pinned', () => {
    expect(Math.abs(now().getTime() - Date.now())).toBeLessThan(1000);
    expect(today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});

describe('the environment', () => {
  test('has defaults for everything but the database', () => {
    expect(parseEnv({ PORT: '4000', PORTAL_URL: '' })).toMatchObject({ PORTAL_URL: 'http://127.0.0.1:4000', PORTAL_ENV: 'production' });
  });

  test('refuses a pinned clock outside tests, saying why', () => {
    expect(() => parseEnv({ PORTAL_NOW: '2024-07-18T00:00:00Z' })).toThrow(/PORTAL_NOW.*PORTAL_ENV=test/);
    expect(parseEnv({ PORTAL_NOW: '2024-07-18T00:00:00+07:00', PORTAL_ENV: 'test' }).PORTAL_NOW).toBeDefined();
  });

  test.each([
    ['DATABASE_URL', 'mysql://x'],
    ['PORT', '70000'],
    ['PORTAL_URL', 'ftp://x'],
    ['PORTAL_NOW', 'yesterday'],
    ['PAGE_CACHE_BYTES', '12'],
  ])('names a wrong %s', (name, value) => {
    expect(() => parseEnv({ PORTAL_ENV: 'test', [name]: value })).toThrow(name);
  });
});
