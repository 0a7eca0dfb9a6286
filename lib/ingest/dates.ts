import { isPartialDate } from '@/lib/period';
import { folded } from './clean-text';

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' };
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const two = (digits = '') => digits.padStart(2, '0');
const monthNamed = (name = '') =>
  two(String(MONTHS.findIndex((month) => month === name || (name.length === 3 && month.startsWith(name))) + 1));

const YEAR = '([1-9]\\d{3})';
/** Between month and year: `7/2024`, `7-2024`, `7 năm 2024`, `7 of 2024`. */
const OF = '\\s*(?:[/,-]|\\s(?:năm|of)\\s|\\s)\\s*';
const pattern = (text: string) => new RegExp(`^${text}$`);

/** How people write a date or a period, and the time period of SDMX it means. The day comes before the month, as in Viet Nam. */
const FORMS: readonly [RegExp, (...parts: string[]) => string][] = [
  [pattern(`(?:năm\\s)?${YEAR}`), (year) => `${year}`],
  [pattern(`${YEAR}[-/](\\d{1,2})`), (year, month) => `${year}-${two(month)}`],
  [pattern(`${YEAR}[-/](\\d{1,2})[-/](\\d{1,2})`), (year, month, day) => `${year}-${two(month)}-${two(day)}`],
  [pattern(`(?:tháng\\s)?(\\d{1,2})${OF}${YEAR}`), (month, year) => `${year}-${two(month)}`],
  [pattern(`(?:ngày\\s)?(\\d{1,2})[/.-](\\d{1,2})[/.-]${YEAR}`), (day, month, year) => `${year}-${two(month)}-${two(day)}`],
  [pattern(`(?:ngày\\s)?(\\d{1,2})\\stháng\\s(\\d{1,2})${OF}${YEAR}`), (day, month, year) => `${year}-${two(month)}-${two(day)}`],
  [pattern(`([a-z]{3,9})${OF}${YEAR}`), (month, year) => `${year}-${monthNamed(month)}`],
  [pattern(`(\\d{1,2})\\s([a-z]{3,9})${OF}${YEAR}`), (day, month, year) => `${year}-${monthNamed(month)}-${two(day)}`],
  [pattern(`(?:quý\\s?|q)(i{1,3}|iv|[1-4])${OF}${YEAR}`), (quarter = '', year) => `${year}-Q${ROMAN[quarter] ?? quarter}`],
  [pattern(`${YEAR}[-/ ]?q([1-4])`), (year, quarter) => `${year}-Q${quarter}`],
  [pattern(`[sh]([12])${OF}${YEAR}`), (half, year) => `${year}-S${half}`],
  [pattern(`${YEAR}[-/ ]?[sh]([12])`), (year, half) => `${year}-S${half}`],
  [pattern(`(?:(?:6|06|sáu)\\stháng|nửa)\\s(đầu|cuối)(?:\\snăm)?\\s${YEAR}`), (which, year) => `${year}-S${which === 'đầu' ? 1 : 2}`],
  [pattern(`(first|second)\\shalf(?:\\sof)?\\s${YEAR}`), (which, year) => `${year}-S${which === 'first' ? 1 : 2}`],
];

/** `2024`, `2024-S1`, `2024-Q3`, `2024-07` or `2024-07-18` as the text means it; null where it means none, or a day that never was. */
export function dateReading(written: string): string | null {
  const text = folded(written);
  for (const [form, meaning] of FORMS) {
    const match = form.exec(text);
    if (!match) continue;
    const date = meaning(...match.slice(1));
    if (isPartialDate(date)) return date;
  }
  return null;
}
