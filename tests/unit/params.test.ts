import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Moment, type ParameterKey, readParameters, refusals } from '@/lib/http/params';
import { roomOf, rooms, splitLocale, variantPath } from '@/lib/http/rooms';
import { viewOf } from '@/lib/http/view';

/** 23:30 on 21 November in London is 06:30 on 22 November in Viet Nam. */
const moment: Moment = { now: new Date('2026-11-21T23:30:00Z'), lastEdition: 12 };
const all = Object.keys({
  asOf: 0,
  edition: 0,
  page: 0,
  status: 0,
  organisation: 0,
  area: 0,
  topic: 0,
  deadline: 0,
  category: 0,
  ownership: 0,
  sector: 0,
  year: 0,
  sort: 0,
  kind: 0,
  language: 0,
  question: 0,
  theme: 0,
} satisfies Record<ParameterKey, 0>) as ParameterKey[];
const read = (query: string) => readParameters(all, new URLSearchParams(query), moment);
const values = (query: string) => {
  const reading = read(query);
  return reading.ok ? reading.values : reading.refusal;
};

describe('as-of', () => {
  test('is a real calendar day, up to today in Viet Nam', () => {
    expect(values('as-of=2024-02-29')).toEqual({ asOf: '2024-02-29' });
    expect(values('as-of=1945-09-02')).toEqual({ asOf: '1945-09-02' });
    for (const wrong of ['2023-02-29', '2024-13-01', '2024-1-1', '1945-09-01', '2026-11-23', 'today', '2024', '2024-07-18T00:00:00Z']) {
      expect(values(`as-of=${wrong}`), wrong).toBe('as-of');
    }
  });

  test('of today is the bare page', () => {
    expect(read('as-of=2026-11-22')).toEqual({ ok: true, values: {}, query: '' });
    expect(values('as-of=2026-11-21')).toEqual({ asOf: '2026-11-21' });
  });

  test('never accepts a text that is not the day it reads', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reading = readParameters(['asOf'], new URLSearchParams({ 'as-of': text }), moment);
        if (reading.ok && reading.values.asOf !== undefined) expect(text.trim()).toBe(reading.values.asOf);
      }),
    );
  });
});

describe('edition', () => {
  test('is the number of a published edition', () => {
    expect(values('edition=12')).toEqual({ edition: { kind: 'number', number: 12 } });
    for (const wrong of ['13', '0', '-1', '1.5', '01', '1e1', '999999999999']) expect(values(`edition=${wrong}`), wrong).toBe('edition');
  });

  test('of a day is what was recorded before the midnight that ends it in Viet Nam', () => {
    expect(values('edition=2024-07-18')).toEqual({ edition: { kind: 'instant', before: '2024-07-18T17:00:00.000Z' } });
    expect(values('edition=2026-11-23')).toBe('edition');
  });

  test('of an instant needs its offset, even where the address lost the plus', () => {
    const before = '2024-07-18T02:30:00.000Z';
    expect(values('edition=2024-07-18T09:30:00%2B07:00')).toEqual({ edition: { kind: 'instant', before } });
    expect(values('edition=2024-07-18T09:30:00+07:00')).toEqual({ edition: { kind: 'instant', before } });
    expect(values('edition=2024-07-18T02:30Z')).toEqual({ edition: { kind: 'instant', before } });
    for (const wrong of ['2024-07-18T09:30:00', '2024-02-30T09:30:00Z', '2024-07-18T25:00Z', '2026-11-21T23:31:00Z', '1900-01-01T00:00Z']) {
      expect(values(`edition=${wrong}`), wrong).toBe('edition');
    }
  });

  test('does not go with as-of, not even with today', () => {
    expect(values('as-of=2024-01-01&edition=2')).toBe('as-of-with-edition');
    expect(values('as-of=2026-11-22&edition=2')).toBe('as-of-with-edition');
  });
});

describe('the other parameters', () => {
  test('page is a whole number up to ten thousand; the first is the bare page', () => {
    expect(values('page=10000')).toEqual({ page: 10_000 });
    expect(read('page=1')).toMatchObject({ query: '' });
    for (const wrong of ['0', '10001', '-1', '2.0', 'two']) expect(values(`page=${wrong}`), wrong).toBe('page');
  });

  test('codes are codes', () => {
    expect(values('topic=digital-economy&deadline=2025')).toEqual({ topic: 'digital-economy', deadline: '2025' });
    for (const wrong of ['Digital', 'a--b', '-a', 'a_b', '../x', 'a'.repeat(101)]) expect(values(`topic=${wrong}`), wrong).toBe('topic');
  });

  test('a question is at most 200 characters', () => {
    expect(values(`q=${'ê'.repeat(200)}`)).toEqual({ question: 'ê'.repeat(200) });
    expect(values(`q=${'a'.repeat(201)}`)).toBe('q');
  });

  test('an empty field of a form is absent', () => {
    expect(read('topic=&status=%20')).toEqual({ ok: true, values: {}, query: '' });
  });

  test('a repeated one is refused, an unknown one ignored', () => {
    expect(values('topic=data&topic=data')).toBe('topic');
    expect(read('utm_source=x&utm_source=y')).toMatchObject({ query: '' });
  });

  test('a room ignores what only other rooms know', () => {
    expect(readParameters(rooms['/method'], new URLSearchParams('as-of=never'), moment)).toMatchObject({ query: '' });
  });

  test('what an address asks for is said in one way', () => {
    const written = ['page=2&topic=data&utm_source=x', 'topic=%20data&as-of=&page=2', 'topic=data&page=2'];
    for (const text of written)
      expect(readParameters(rooms['/indicators'], new URLSearchParams(text), moment)).toMatchObject({ query: 'topic=data&page=2' });
  });

  test('every refusal names a page of explanation', () => {
    expect(new Set(refusals).size).toBe(all.length + 1);
  });
});

describe('addresses', () => {
  test('lead to rooms by their pattern only', () => {
    expect(roomOf('/')).toBe('/');
    expect(roomOf('/indicators/de-gdp-share')).toBe('/indicators/[code]');
    for (const path of [
      '/indicators/',
      '/indicators/DE',
      '/indicators/a/b',
      '/variant/cGFnZT0y',
      '/errors/not-found',
      '/nope',
      '/Indicators',
    ]) {
      expect(roomOf(path), path).toBeUndefined();
    }
  });

  test('are split from their language', () => {
    expect(splitLocale('/vi')).toEqual({ locale: 'vi', path: '/' });
    expect(splitLocale('/ru/strategy/d07')).toEqual({ locale: 'ru', path: '/strategy/d07' });
    expect(splitLocale('/strategy')).toEqual({ locale: undefined, path: '/strategy' });
  });

  test('have their variants below one segment', () => {
    expect(variantPath('vi', '/', 'page=2')).toBe('/vi/variant/cGFnZT0y');
    expect(variantPath('en', '/indicators/a', 'q=tỉ lệ')).toMatch(/^\/en\/variant\/[A-Za-z0-9_-]+\/indicators\/a$/);
  });

  test('give a variant page the same values as the proxy', () => {
    const segment = (query: string) => variantPath('vi', '/', query).split('/').at(-1) ?? '';
    expect(viewOf('/indicators', segment('topic=data&page=2'))).toEqual({ topic: 'data', page: 2 });
    expect(() => viewOf('/indicators', segment('topic=data&topic=data'))).toThrow('topic');
    expect(viewOf('/indicators', '%00 no segment of ours')).toEqual({});
  });
});
