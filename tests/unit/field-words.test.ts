import { expect, test } from 'vitest';
import { sheetOf } from '@/lib/publishing/columns/sheet';
import { fieldWords } from '@/lib/publishing/field-words';

const area = fieldWords(
  sheetOf('area'),
  { kind: [{ value: 'province', label: 'Tỉnh' }], source: [{ value: 'founding-001', label: 'Một tài liệu' }] },
  'vi',
);

test('a field that may only be read says labels, names and dates, as its form would', () => {
  expect(area('kind', 'province')).toBe('Tỉnh');
  expect(area('source', 'founding-001')).toBe('Một tài liệu');
  expect(area('valid_from', '2025-07-01')).toBe('1/7/2025');
});

test('what has no words of its own stands as it is', () => {
  expect(area('kind', 'gone')).toBe('gone');
  expect(area('name_vi', '2025-07-01')).toBe('2025-07-01');
  expect(area('no_such_field', 'x')).toBe('x');
});

test('parts of a record are read like the record', () => {
  const conflict = fieldWords(sheetOf('conflict'), { statements_confidence: [{ value: 'high', label: 'Đọc trực tiếp' }] }, 'vi');
  expect(conflict('statements_0_confidence', 'high')).toBe('Đọc trực tiếp');
});
