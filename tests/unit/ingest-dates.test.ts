import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dateReading } from '@/lib/ingest/dates';

describe('a date or period as people write it is the time period it means', () => {
  test.each([
    ['2024', '2024'],
    ['năm 2024', '2024'],
    ['2024-07', '2024-07'],
    ['2024-7', '2024-07'],
    ['2024-07-18', '2024-07-18'],
    ['2024/07/18', '2024-07-18'],
    ['18/7/2024', '2024-07-18'],
    ['18-07-2024', '2024-07-18'],
    ['18.7.2024', '2024-07-18'],
    ['ngày 18/7/2024', '2024-07-18'],
    ['18 tháng 7 năm 2024', '2024-07-18'],
    ['Ngày 18 tháng 7 năm 2024', '2024-07-18'],
    ['tháng 7/2024', '2024-07'],
    ['Tháng 7 năm 2024', '2024-07'],
    ['tha\u0301ng 12/2024', '2024-12'],
    ['07/2024', '2024-07'],
    ['7-2024', '2024-07'],
    ['July 2024', '2024-07'],
    ['Jul 2024', '2024-07'],
    ['18 July 2024', '2024-07-18'],
    ['quý III/2024', '2024-Q3'],
    ['Quý 3 năm 2024', '2024-Q3'],
    ['quý IV-2024', '2024-Q4'],
    ['Q3/2024', '2024-Q3'],
    ['Q3 2024', '2024-Q3'],
    ['2024-Q3', '2024-Q3'],
    ['2024Q3', '2024-Q3'],
    ['6 tháng đầu năm 2024', '2024-S1'],
    ['6 tháng cuối năm 2024', '2024-S2'],
    ['nửa đầu năm 2024', '2024-S1'],
    ['2024-S1', '2024-S1'],
    ['2024-H2', '2024-S2'],
    ['first half of 2024', '2024-S1'],
  ])('%s is %s', (written, date) => {
    expect(dateReading(written)).toBe(date);
  });
});

test.each([
  '30/2/2024',
  '7/18/2024',
  '13/2024',
  '0/2024',
  '2024-13',
  'quý V/2024',
  '2024-Q5',
  '9 tháng đầu năm 2024',
  '45491',
  '18/7/24',
  'Jul-24',
  'Foo 2024',
  '2024.07',
  'hôm qua',
  '',
])('“%s” is neither a date nor a period', (written) => {
  expect(dateReading(written)).toBeNull();
});

test('every day is read the same in Vietnamese and as the record keeps it', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (moment) => {
      const day = moment.toISOString().slice(0, 10);
      const [year, month, date] = day.split('-').map(Number);
      expect(dateReading(day)).toBe(day);
      expect(dateReading(`${date}/${month}/${year}`)).toBe(day);
      expect(dateReading(`ngày ${date} tháng ${month} năm ${year}`)).toBe(day);
    }),
  );
});
