import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDesk } from '@/lib/report/desk';
import { blank, type Typed } from '@/lib/report/form';
import { reportMail, reportNumber } from '@/lib/report/message';
import { longest, ownAddress, type Report, readReport, typedIn } from '@/lib/report/schema';

const origin = 'https://portal.example';
const typed = (fields: Partial<Typed> = {}): Typed => ({ ...blank().typed, wrong: 'The year is wrong', ...fields });
const issuesOf = (fields: Partial<Typed>) => {
  const reading = readReport(typed(fields), origin);
  return reading.ok ? [] : reading.issues.map(({ field, code }) => `${field}: ${code}`);
};
const reportOf = (fields: Partial<Typed>): Report => {
  const reading = readReport(typed(fields), origin);
  if (!reading.ok) throw new Error(JSON.stringify(reading.issues));
  return reading.report;
};

describe('what a reader typed', () => {
  test('is a report once it says what is wrong; all else may be empty', () => {
    expect(reportOf({})).toEqual({ page: null, figure: null, wrong: 'The year is wrong', evidence: null, email: null });
  });

  test('is refused field by field, in the order of the form', () => {
    expect(issuesOf({ page: 'https://elsewhere.example/vi', wrong: ' \n ', email: 'nobody', website: 'x' })).toEqual([
      'page: not-a-page',
      'wrong: required',
      'email: not-an-email',
      'website: not-empty',
    ]);
  });

  test.each(['figure', 'wrong', 'evidence'] as const)('is refused where %s is longer than it may be, and not cut', (field) => {
    expect(issuesOf({ [field]: 'ễ'.repeat(longest[field]) })).toEqual([]);
    expect(issuesOf({ [field]: 'ễ'.repeat(longest[field] + 1) })).toEqual([`${field}: too-long`]);
  });

  test('is read as text: a file in place of a field is an empty field', () => {
    const form = new FormData();
    form.set('wrong', new Blob(['<script>']), 'wrong.html');
    expect(typedIn(form).wrong).toBe('');
  });

  test('keeps its lines, without control characters and marks that turn its direction', () => {
    expect(reportOf({ wrong: 'a\r\nb\u0000\u202ec\u001b[0m' }).wrong).toBe('a\nbc[0m');
    expect(reportOf({ figure: 'a\r\n  b' }).figure).toBe('a b');
  });

  test('is read in no time where it heaps accents on one letter, which would take minutes to put in order', () => {
    const heap = `e${'\u0301\u0323'.repeat(500_000)}`;
    const began = performance.now();
    const { wrong, figure } = reportOf({ wrong: heap, figure: heap });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect([wrong.length, figure?.length]).toEqual([30, 30]);
  });
});

describe('the address of a page', () => {
  test.each(['/vi', '/vi/indicators/de-gdp-share?as-of=2023-12-10#cite', '/fr/report'])('may be %s', (address) => {
    expect(ownAddress(address, origin)).toBe(address);
    expect(ownAddress(`${origin}${address}`, origin)).toBe(address);
  });

  test.each([
    '//elsewhere.example/vi',
    'https://elsewhere.example/vi',
    'https://portal.example.elsewhere.example/vi',
    'javascript:alert(1)',
    '/indicators',
    '/vi/no-such-room',
    '/vi/indicators/a b',
    '/vi\r\nBcc: x@example.org',
    `/vi?${'x'.repeat(600)}`,
    '',
  ])('is not %j', (address) => {
    expect(ownAddress(address, origin)).toBeNull();
  });
});

describe('the message', () => {
  const at = new Date('2026-11-22T20:00:00Z');
  const words = Object.fromEntries(
    ['subject', 'number', 'received', 'page', 'figure', 'email', 'wrong', 'evidence', 'none'].map((name) => [name, name]),
  ) as Parameters<typeof reportMail>[1]['words'];

  test('has a number of the Vietnamese day, new for each report', () => {
    const numbers = Array.from({ length: 500 }, () => reportNumber(at));
    for (const number of numbers) expect(number).toMatch(/^R-20261123-[2-9A-HJKMNP-Z]{6}$/);
    expect(new Set(numbers).size).toBe(500);
  });

  test('says nothing of the reader in its subject or name, whatever was typed', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 40 });
    const address = fc.oneof(
      fc.emailAddress(),
      fc.tuple(fc.emailAddress(), anything).map((both) => both.join('')),
      anything,
    );
    fc.assert(
      fc.property(anything, anything, anything, address, (figure, wrong, evidence, email) => {
        const reading = readReport(typed({ figure, wrong: `x${wrong}`, evidence, email }), origin);
        if (!reading.ok) return;
        const mail = reportMail(reading.report, { number: 'R-1', at, origin, words, locale: 'vi' });
        expect([mail.name, mail.subject]).toEqual(['R-1', 'R-1 subject']);
        expect(mail.replyTo ?? '').not.toMatch(/[\s\p{Cc},;<>]/u);
      }),
    );
  });
});

describe('the desk', () => {
  const minute = 60_000;
  const report = (wrong: string) => reportOf({ wrong });

  test('gives a report that is sent again its first number, and does not count it', () => {
    const desk = createDesk();
    expect(desk.admit(report('a'), '192.0.2.1', 0)).toEqual({ kind: 'new' });
    desk.sent(report('a'), '192.0.2.1', 'R-1', 0);
    for (let again = 0; again < 10; again += 1) {
      expect(desk.admit(report('a'), '192.0.2.1', minute)).toEqual({ kind: 'again', number: 'R-1' });
    }
    expect(desk.admit(report('a'), '192.0.2.2', minute)).toEqual({ kind: 'new' });
    expect(desk.admit(report('a'), '192.0.2.1', 61 * minute)).toEqual({ kind: 'new' });
  });

  test('lets five an hour through from one sender, and says when the next may come', () => {
    const desk = createDesk();
    for (let n = 0; n < 5; n += 1) expect(desk.admit(report(`${n}`), '192.0.2.1', n * minute).kind).toBe('new');
    expect(desk.admit(report('six'), '192.0.2.1', 10 * minute)).toEqual({ kind: 'wait', waitMs: 50 * minute });
    expect(desk.admit(report('six'), '192.0.2.2', 10 * minute).kind).toBe('new');
    expect(desk.admit(report('six'), '192.0.2.1', 60 * minute).kind).toBe('new');
  });

  test('lets sixty an hour through in all', () => {
    const desk = createDesk();
    for (let n = 0; n < 60; n += 1) expect(desk.admit(report('same'), `192.0.2.${n}`, n).kind).toBe('new');
    expect(desk.admit(report('same'), '198.51.100.1', 100).kind).toBe('wait');
  });
});
