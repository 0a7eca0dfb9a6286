import { describe, expect, test } from 'vitest';
import { KINDS } from '@/lib/publishing/kinds';
import { testDatabase } from '../support/test-database';

const database = testDatabase('content');
const queries = () => import('@/lib/publishing/address-queries');

describe('the addresses of the sitemap', () => {
  test('count every open record of every kind with pages, and every edition', async () => {
    const { countRecordAddresses } = await queries();
    const counts = new Map((await countRecordAddresses()).map(({ name, count }) => [name, count]));
    for (const { kind, table, href } of KINDS) {
      const path = href('x');
      if (path === null || path.includes('#')) {
        expect(counts.has(kind), kind).toBe(false);
        continue;
      }
      const { rows } = await database.client.query(
        `SELECT count(*)::int AS n FROM "${table}" WHERE superseded_at IS NULL AND NOT withdrawn`,
      );
      expect(counts.get(kind), kind).toBe(rows[0].n);
    }
    const editions = await database.client.query('SELECT count(*)::int AS n FROM change_set WHERE edition IS NOT NULL');
    expect(counts.get('edition')).toBe(editions.rows[0].n);
  });

  test('come part by part, none twice and none left out', async () => {
    const { countRecordAddresses, listRecordAddresses } = await queries();
    for (const { name, count } of await countRecordAddresses()) {
      const size = Math.max(1, Math.ceil(count / 3));
      const parts = await Promise.all([0, 1, 2, 3].map((n) => listRecordAddresses(name, size, n * size)));
      const paths = parts.flat().map(({ path }) => path);
      expect(paths, name).toHaveLength(count);
      expect(new Set(paths).size, name).toBe(count);
    }
  });

  test('say when a record last changed', async () => {
    const { listRecordAddresses } = await queries();
    const addresses = await listRecordAddresses('indicator', 5, 0);
    expect(addresses.length).toBe(5);
    for (const { path, changedAt } of addresses) {
      expect(path).toMatch(/^\/indicators\/[a-z0-9-]+$/);
      expect(changedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    }
    expect(await listRecordAddresses('no-such-kind', 5, 0)).toEqual([]);
  });
});
