/** What a number format makes of a number: a date and how much of it is shown, a percentage, or digits. */
export type NumberFormat = {
  date: 'day' | 'month' | 'year' | 'moment' | null;
  percent: boolean;
  /** Decimals that are always shown; null where as many as there are. */
  decimals: number | null;
  /** Digits that are always shown before the point, zeros in front. */
  width: number;
};

const plain: NumberFormat = { date: null, percent: false, decimals: null, width: 0 };
const digits = (decimals: number, percent = false): NumberFormat => ({ ...plain, decimals, percent });
const date = (shown: NumberFormat['date']): NumberFormat => ({ ...plain, date: shown });

/** The formats that have a number and no text (ECMA-376, 18.8.30), with those of East Asian programs. */
function builtIn(id: number): NumberFormat {
  if (id === 1 || id === 3 || id === 37 || id === 38) return digits(0);
  if (id === 2 || id === 4 || id === 39 || id === 40) return digits(2);
  if (id === 9 || id === 10) return digits(id === 9 ? 0 : 2, true);
  if (id === 17) return date('month');
  if ((id >= 14 && id <= 16) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return date('day');
  if ((id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return date('moment');
  return plain;
}

/** What stands in quotes, behind a backslash, in brackets or for spacing is no part of the pattern. */
const ornaments = /"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]/gi;

function written(code: string): NumberFormat {
  const [pattern = ''] = code.replace(ornaments, '').split(';');
  const letters = pattern.toLowerCase();
  if (letters.includes('general') || letters.includes('standard') || letters.includes('@')) return plain;
  if (/[hs]/.test(letters)) return date('moment');
  if (letters.includes('d')) return date('day');
  if (letters.includes('m')) return date(letters.includes('y') ? 'month' : 'day');
  if (letters.includes('y')) return date('year');
  if (/e[+-]/.test(letters) || letters.includes('/')) return plain;
  const number = /[#0?][#0?,. ]*/.exec(letters)?.[0] ?? '';
  const [whole = '', fraction = ''] = number.split('.');
  const fixed = /^0*/.exec(fraction)?.[0].length ?? 0;
  // A format that hides decimals hides them; the cell still holds them.
  return {
    date: null,
    percent: letters.includes('%'),
    decimals: number === '' ? null : fixed,
    width: /^0{2,}$/.test(whole) && fraction === '' ? whole.length : 0,
  };
}

export const numberFormat = (id: number, custom: ReadonlyMap<number, string>): NumberFormat => {
  const code = custom.get(id);
  return code === undefined ? builtIn(id) : written(code);
};

/** A decimal without exponent, of at most 15 significant digits, as spreadsheet programs show it. Null where it is no number. */
export function fifteenDigits(raw: string): string | null {
  const value = raw.trim() === '' ? Number.NaN : Number(raw);
  if (!Number.isFinite(value)) return null;
  const [mantissa = '', exponent = '0'] = value.toExponential(14).split('e');
  const negative = mantissa.startsWith('-');
  const all = mantissa.replace(/[-.]/g, '').replace(/0+$/, '') || '0';
  return signed(negative && all !== '0', place(all, 1 + Number(exponent)));
}

const signed = (negative: boolean, text: string) => (negative ? `-${text}` : text);

/** `digits` with the point after the first `point` of them. */
function place(all: string, point: number): string {
  if (all === '0') return '0';
  if (point <= 0) return `0.${'0'.repeat(-point)}${all}`;
  return all.length <= point ? all.padEnd(point, '0') : `${all.slice(0, point)}.${all.slice(point)}`;
}

/** The digits of a numeric cell: those it holds, and the zeros at the end that its format shows. */
export function shownNumber(raw: string, format: NumberFormat): { text: string; hides: boolean } | null {
  const held = format.percent ? fifteenDigits(`${fifteenDigits(raw)}e2`) : fifteenDigits(raw);
  if (held === null) return null;
  const [whole = '', fraction = ''] = held.split('.');
  const padded = format.decimals === null ? fraction : fraction.padEnd(format.decimals, '0');
  const text = `${whole.padStart(format.width, '0')}${padded === '' ? '' : `.${padded}`}${format.percent ? '%' : ''}`;
  return { text, hides: format.decimals !== null && fraction.length > format.decimals };
}

const DAY = 86_400_000;
/** Day 0 of both calendars of spreadsheet programs. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/** The date of a serial number, as exact as its format shows it. Null where no calendar has it. */
export function shownDate(raw: string, shown: NonNullable<NumberFormat['date']>, since1904: boolean): string | null {
  const serial = Number(raw);
  // Before 1 March 1900 the serial numbers of the older calendar are one off; no source of the record is that old.
  if (!(serial >= (since1904 ? 0 : 61) && serial < 2_958_466)) return null;
  const moment = new Date(Math.round((since1904 ? EPOCH_1904 : EPOCH_1900) / 1000 + (serial * DAY) / 1000) * 1000).toISOString();
  if (!moment.endsWith('T00:00:00.000Z')) return moment.slice(0, 19);
  return moment.slice(0, shown === 'year' ? 4 : shown === 'month' ? 7 : 10);
}
