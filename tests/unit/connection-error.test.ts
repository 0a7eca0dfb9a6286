import { describe, expect, test } from 'vitest';
import { isConnectionError } from '@/lib/db/connection-error';
import { negotiate } from '@/lib/i18n/negotiate';

describe('an absent database is told from a refused statement', () => {
  test.each([
    ['a refused connection', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['every address refused', new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })])],
    ['Postgres going down', Object.assign(new Error('terminating connection'), { code: '57P01' })],
    ['Postgres starting up', Object.assign(new Error('starting up'), { code: '57P03' })],
    ['a broken connection', new Error('Connection terminated unexpectedly')],
    ['a raw statement of Prisma', { code: 'P2010', meta: { driverAdapterError: { cause: { kind: 'DatabaseNotReachable' } } } }],
    ['a query of Prisma', Object.assign(new Error('no'), { code: 'P1001' })],
  ])('%s', (_, error) => expect(isConnectionError(error)).toBe(true));

  test.each([
    ['a missing table', Object.assign(new Error('relation does not exist'), { code: '42P01' })],
    ['a broken rule', { code: 'P2002', meta: { target: ['code'] } }],
    ['a mistake in the code', new TypeError('x is not a function')],
    ['nothing', undefined],
  ])('not %s', (_, error) => expect(isConnectionError(error)).toBe(false));
});

describe('the language of a reader', () => {
  test.each([
    [null, 'vi'],
    ['', 'vi'],
    ['de-DE,de;q=0.9', 'vi'],
    ['en-GB,en;q=0.9,fr;q=0.8', 'en'],
    ['de, fr;q=0.5, ru;q=0.7', 'ru'],
    ['en;q=0, fr;q=0.1', 'fr'],
    ['*', 'vi'],
  ])('of %j is %s', (header, locale) => expect(negotiate(header)).toBe(locale));
});
