import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withQuery } from '@/lib/accounts/account-address';
import { base32 } from '@/lib/accounts/otp';
import { readMail } from '@/lib/accounts/outbox';
import { grantSchema, newPassword } from '@/lib/accounts/schema';
import { browserOf } from '@/lib/accounts/sessions';
import { ownPath } from '@/lib/auth/own-path';
import { LOCALES } from '@/lib/i18n/localized';

describe('where a sign-in leads', () => {
  test('to an address of the portal below a language', () => {
    for (const path of ['/vi/admin', '/fr/admin/records/indicator?page=2', '/en']) expect(ownPath(path, 'otherwise')).toBe(path);
  });

  test('never to another site, whatever is sent', () => {
    const evil = [
      '//evil.example',
      '/\\evil.example',
      '/vi/../..//evil.example',
      'https://evil.example/vi',
      '/\t/evil.example',
      '/vi\n',
      'vi/admin',
      '/xx/admin',
      '/vi/%0d%0a',
      null,
      7,
    ];
    for (const path of evil) {
      const answer = ownPath(path, '/vi/admin');
      expect(new URL(answer, 'https://portal.example').origin, String(path)).toBe('https://portal.example');
      expect(answer).toMatch(/^\/(vi|en|fr|ru)(\/|$)/);
    }
    const isOurs = (text: string) => {
      const url = new URL(ownPath(text, '/vi/admin'), 'https://portal.example');
      return url.origin === 'https://portal.example' && LOCALES.some((locale) => locale === url.pathname.split('/')[1]);
    };
    const before = fc.constantFrom('', '/', '//', '/vi', '/vi/', '/\\', '/vi//', '/vi/..//', 'https://');
    const piece = fc.string({ unit: fc.constantFrom(...'evil.example/\\:@?#%0a \t..'), maxLength: 30 });
    fc.assert(fc.property(before, piece, (start, text) => isOurs(start + text)));
  }, 30_000);

  test('a query keeps what is there and leaves out what is not', () => {
    expect(withQuery('/account/sign-in', { next: '' })).toBe('/account/sign-in');
    expect(withQuery('/account/sign-in', { next: '/vi/admin?a=b', other: undefined })).toBe('/account/sign-in?next=%2Fvi%2Fadmin%3Fa%3Db');
  });
});

describe('what an account takes', () => {
  test('a password of twelve characters or more, typed twice', () => {
    const codes = (password: string, passwordAgain = password) =>
      newPassword.safeParse({ password, passwordAgain }).error?.issues.map(({ message }) => message) ?? [];
    expect(codes('ngắn quá')).toEqual(['password-short']);
    expect(codes('mười hai ký tự trở lên')).toEqual([]);
    expect(codes('mười hai ký tự trở lên', 'khác')).toEqual(['passwords-differ']);
    expect(codes('x'.repeat(129))).toEqual(['password-long']);
  });

  test('a role with what it is for, and nothing else', () => {
    const isTaken = (role: string, organisation: string | null, language: string | null) =>
      grantSchema.safeParse({ role, organisation, language }).success;
    expect(isTaken('editor', 'bkhcn', null)).toBe(true);
    expect(isTaken('translator', null, 'ru')).toBe(true);
    expect(isTaken('administrator', null, null)).toBe(true);
    expect(isTaken('administrator', 'bkhcn', null)).toBe(false);
    expect(isTaken('editor', null, null)).toBe(false);
    expect(isTaken('translator', null, null)).toBe(false);
    expect(isTaken('owner', 'bkhcn', null)).toBe(false);
  });
});

describe('small readers', () => {
  test('base 32 is that of RFC 4648, 10', () => {
    expect(['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map((text) => base32(Buffer.from(text)))).toEqual([
      'MY',
      'MZXQ',
      'MZXW6',
      'MZXW6YQ',
      'MZXW6YTB',
      'MZXW6YTBOI',
    ]);
  });

  test('a browser is named by what it says of itself, or not at all', () => {
    expect(browserOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0')).toBe('Edge, Windows');
    expect(browserOf('Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1')).toBe('Safari, iOS');
    expect(browserOf('curl/8.0')).toBeNull();
  });

  test('a message of the outbox is read back as it was written, in every language', async () => {
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({ streamTransport: true, buffer: true });
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(...'aĐặt lại mật khẩu Новый пароль é?=_.'), minLength: 1, maxLength: 90 }),
        fc.array(fc.string({ unit: fc.constantFrom(...'aĐặt lại mật Новый=é/:?'), maxLength: 120 }), { maxLength: 5 }),
        async (subject, lines) => {
          const wanted = subject.replace(/\s+/g, ' ').trim();
          const text = lines.map((line) => `${line}.`).join('\n');
          const { message } = await transport.sendMail({ from: 'a@example.org', to: 'b@example.org', subject: wanted, text });
          const read = readMail((message as Buffer).toString('utf8'));
          expect(read.subject).toBe(wanted);
          expect(read.text.trimEnd()).toBe(text.trimEnd());
          expect(read.to).toBe('b@example.org');
        },
      ),
    );
  }, 60_000);
});
