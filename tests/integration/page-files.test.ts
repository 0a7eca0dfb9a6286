import { describe, expect, test } from 'vitest';
import { askedByPage } from '@/lib/catalog/door';
import { pageTables } from '@/lib/catalog/page-tables';
import { type Room, rooms } from '@/lib/http/rooms';
import { listPlatforms } from '@/lib/platforms/queries';
import { listSources } from '@/lib/sources/queries';
import { fileAnswer } from '../support/data-server';
import { readAtOneInstant } from '../support/one-instant';
import { type JsonRow, rowsOf } from '../support/table-rows';
import { testDatabase } from '../support/test-database';

testDatabase('content');

/** What the address of a page gives as data. */
async function dataOf(path: string, query = ''): Promise<JsonRow[]> {
  const { table, question } = await askedByPage(path, new URLSearchParams(query));
  return rowsOf(table, question);
}

describe('the file of a list has what the list shows', () => {
  readAtOneInstant();

  /** Every choice of every list, by the room. */
  const choices = (Object.keys(pageTables) as Room[]).flatMap((room) =>
    room.includes('[')
      ? []
      : rooms[room].filter((name) => !['asOf', 'edition', 'page', 'sort', 'question'].includes(name)).map((name) => [room, name] as const),
  );

  test.each(choices)('%s: nothing where nothing is chosen by %s', async (room, name) => {
    const none = name === 'year' ? '1999' : 'none-has-this';
    expect(await dataOf(room, `${name}=${none}${room === '/search' ? '&q=GDP' : ''}`)).toEqual([]);
  });

  test('as many platforms of a category and of a sector', async () => {
    const { facets } = await listPlatforms();
    for (const facet of ['category', 'sector'] as const)
      for (const { code, count } of facets[facet]) expect((await dataOf('/platforms', `${facet}=${code}`)).length, code).toBe(count);
  });

  test('as many sources in a language', async () => {
    const { facets } = await listSources({});
    for (const { code, count } of facets.language) expect((await dataOf('/sources', `language=${code}`)).length, code).toBe(count);
  });
});
