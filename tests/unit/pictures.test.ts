import { describe, expect, test } from 'vitest';
import { pageMetadata } from '@/lib/http/metadata';
import { pictureSubject } from '@/lib/http/pictures';
import { pictureOf } from '@/lib/pictures/studio';
import { writable } from '@/lib/pictures/typeface';

const words = { title: 'Nợ công', description: 'Một câu.' };
const imageOf = (metadata: ReturnType<typeof pageMetadata>) => (metadata.openGraph?.images as { url: string }[] | undefined)?.[0]?.url;

describe('the address of a picture', () => {
  test.each([
    ['/pictures/vi.png', { locale: 'vi', room: '/', path: '/', code: '' }],
    ['/pictures/fr/strategy.png', { locale: 'fr', room: '/strategy', path: '/strategy', code: 'strategy' }],
    ['/pictures/ru/areas/24.png', { locale: 'ru', room: '/areas/[code]', path: '/areas/24', code: '24' }],
    ['/pictures/en/portal.png', { locale: 'en', room: null, path: '/portal', code: '' }],
  ])('%s', (address, subject) => expect(pictureSubject(address)).toEqual(subject));

  test.each([
    '/pictures/.png',
    '/pictures/de.png',
    '/pictures/vi/nothing.png',
    '/pictures/vi',
    '/pictures/vi/areas/24',
    '/pictures/vi/areas/A.png',
  ])('%s shows nothing', (address) => expect(pictureSubject(address)).toBeUndefined());

  test('is that of the page; an earlier state and a page that is no room show the portal', () => {
    expect(imageOf(pageMetadata({ locale: 'vi', path: '/', ...words }))).toBe('/pictures/vi.png');
    expect(imageOf(pageMetadata({ locale: 'fr', path: '/areas/24', ...words }))).toBe('/pictures/fr/areas/24.png');
    expect(imageOf(pageMetadata({ locale: 'fr', path: '/areas/24', ...words, isVariant: true }))).toBe('/pictures/fr/portal.png');
    expect(imageOf(pageMetadata({ locale: 'ru', path: '/report', ...words }))).toBe('/pictures/ru/portal.png');
  });
});

describe('drawing', () => {
  test('only letters that the files hold are drawn, so that nobody is asked for others', () => {
    expect(writable('Quản trị rủi ro: 18,3\u202f% – «Ё», “ừ” №')).toBe('Quản trị rủi ro: 18,3\u00a0% – «Ё», “ừ” №');
    expect(writable('a\u4e2d\u{1f600}\u200bb ≥')).toBe('ab ');
    expect(writable('e\u0302\u0301')).toBe('ế');
  });

  test('the same words are drawn once; when many wait, the next is refused', async () => {
    let drawings = 0;
    const draw = async () => {
      drawings += 1;
      await new Promise((resolve) => setTimeout(resolve, 5));
      return Buffer.from(String(drawings));
    };
    const [first, again] = await Promise.all([pictureOf({ t: 1 }, draw), pictureOf({ t: 1 }, draw)]);
    expect(drawings).toBe(1);
    expect(again?.bytes).toEqual(first?.bytes);
    const many = await Promise.all(Array.from({ length: 30 }, (_, t) => pictureOf({ t: t + 10 }, draw)));
    expect(many.filter((picture) => picture === null).length).toBe(18);
    expect(await pictureOf({ t: 99 }, draw)).not.toBeNull();
  });

  test('one that fails does not stop the next', async () => {
    await expect(pictureOf({ t: 'broken' }, () => Promise.reject(new Error('no ink')))).rejects.toThrow('no ink');
    expect((await pictureOf({ t: 'broken' }, async () => Buffer.from('x')))?.bytes.toString()).toBe('x');
  });
});
