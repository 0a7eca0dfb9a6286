import { readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import type { Finding } from '@/lib/publishing/checks/finding';
import { type Labels, wordingOf } from '@/lib/publishing/checks/wording';
import { message } from '../support/messages';

const labelsIn = (locale: Locale): Labels => ({
  field: (name) => message(locale, `changes.field.${name}`),
  inLanguage: (field, language) => message(locale, 'changes.inLanguage').replace('{field}', field).replace('{language}', language),
  language: (language) => message(locale, `changes.languageName.${language}`),
  unit: (unit) => message(locale, `common.unit.${unit}`),
});

function said(finding: Pick<Finding, 'check' | 'severity' | 'values'>, locale: Locale): string {
  const { key, values } = wordingOf({ kind: 'figures', code: 'all', field: null, ...finding }, locale, labelsIn(locale));
  return String(new IntlMessageFormat(message(locale, `checks.${key}`), locale).format(values));
}

/** Every value that some finding carries. */
const values = {
  value: '1928311.5',
  other: '0.5',
  low: '0',
  high: '100',
  field: 'note.en',
  fields: 'name statements.words',
  languages: 'fr ru',
  unit: 'usd-billion',
  source: 'Báo cáo',
  existing: 'btttt',
  name: 'CNTT',
  date: '2024-07',
  period: '2024-S1',
  released: '2024-07-18',
  url: 'https://a.test/',
  status: '404',
  position: '3',
};

describe.each(LOCALES)('findings in %s', (locale) => {
  const checks = JSON.parse(readFileSync(`messages/${locale}/checks.json`, 'utf8')) as Record<string, Record<string, string>>;
  const all = Object.entries(checks)
    .filter(([check]) => check !== 'severity')
    .flatMap(([check, texts]) => Object.keys(texts).map((severity) => ({ check, severity: severity as Finding['severity'] })));

  test.each(all)('$check $severity is a whole sentence with its values', ({ check, severity }) => {
    const counts = severity === 'pass' ? ['1', '2', '5', '21', '1204'] : [null];
    for (const count of counts) {
      const words = said({ check, severity, values: count === null ? values : { count } }, locale);
      expect(words).toMatch(/^[^{}]+[.?]$/);
      expect(words).not.toContain('undefined');
    }
  });
});

describe('values are printed as their language writes them', () => {
  test.each<[Locale, string]>([
    ['vi', 'Không thấy con số 1.928.311,5 trong câu trích.'],
    ['en', 'The number 1,928,311.5 does not appear in the quote.'],
    ['fr', 'Le nombre 1\u202f928\u202f311,5 n’apparaît pas dans la citation.'],
    ['ru', 'Числа 1\u202f928\u202f311,5 в цитате нет.'],
  ])('%s', (locale, expected) => {
    expect(said({ check: 'quote-number', severity: 'warn', values }, locale)).toBe(expected);
  });

  test('fields and languages by their names', () => {
    expect(said({ check: 'emptied', severity: 'block', values: { field: 'note.en' } }, 'vi')).toBe(
      'Trường đã có nội dung nay bị bỏ trống: Ghi chú, tiếng Anh.',
    );
    expect(said({ check: 'french-russian', severity: 'warn', values }, 'vi')).toBe('Thiếu bản tiếng Pháp và tiếng Nga: Tên và Lời văn.');
    expect(said({ check: 'period-ended', severity: 'warn', values }, 'en')).toContain(
      '(first half of 2024) ends after the release (18 July 2024)',
    );
  });
});
