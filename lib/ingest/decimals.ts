/** Numbers as people write them, Vietnamese with a decimal comma or English with a decimal point, read without a guess. */
export type DecimalMark = 'point' | 'comma';
type Reading = { value: string; mark: DecimalMark | null } | { point: string; comma: string };

const spaces = /[\s\u00a0\u2009\u202f]/g;
const grouped = (sign: string) => new RegExp(`^\\d{1,3}(${sign}\\d{3})+$`);
const groups = { point: grouped('\\.'), comma: grouped(','), space: grouped(' ') };

const exact = (sign: string, whole: string, fraction = ''): string => {
  const digits = whole.replace(/^0+(?=\d)/, '');
  const value = fraction === '' ? digits : `${digits}.${fraction}`;
  return sign === '-' && /[1-9]/.test(value) ? `-${value}` : value;
};
const bare = (text: string) => text.replace(/[., ]/g, '');

/** Groups of three before the mark, or digits without groups. */
function wholeOf(text: string, group: '.' | ','): string | null {
  if (/^\d+$/.test(text) || groups.space.test(text)) return bare(text);
  return !text.startsWith('0') && groups[group === '.' ? 'point' : 'comma'].test(text) ? bare(text) : null;
}

function marked(sign: string, text: string, mark: DecimalMark): Reading | null {
  const [decimal, group] = mark === 'comma' ? ([',', '.'] as const) : (['.', ','] as const);
  const at = text.lastIndexOf(decimal);
  const whole = wholeOf(text.slice(0, at), group);
  const fraction = text.slice(at + 1);
  return whole !== null && /^\d+$/.test(fraction) ? { value: exact(sign, whole, fraction), mark } : null;
}

/** A number with signs of one kind only: three digits after a single sign may be thousands or decimals. */
function oneSign(sign: string, text: string, used: '.' | ','): Reading | null {
  const [asDecimal, asGroup]: DecimalMark[] = used === '.' ? ['point', 'comma'] : ['comma', 'point'];
  const isGrouped = !text.startsWith('0') && groups[used === '.' ? 'point' : 'comma'].test(text);
  const single = text.indexOf(used) === text.lastIndexOf(used);
  if (isGrouped && !single) return { value: exact(sign, bare(text)), mark: asGroup as DecimalMark };
  if (!single) return null;
  const decimal = marked(sign, text, asDecimal as DecimalMark);
  if (!isGrouped || decimal === null || !('value' in decimal)) return decimal;
  const whole = exact(sign, bare(text));
  return used === '.' ? { point: decimal.value, comma: whole } : { point: whole, comma: decimal.value };
}

/** Null where it is no number; both readings where it can be two. */
export function decimalReading(written: string): Reading | null {
  const match = /^([-−+]?)(\d[\d., ]*)$/.exec(written.trim().replace(spaces, ' '));
  if (!match) return null;
  const [, sign = '', text = ''] = match;
  const minus = sign === '−' || sign === '-' ? '-' : '';
  const [comma, point] = [text.lastIndexOf(','), text.lastIndexOf('.')];
  if (comma !== -1 && point !== -1) return marked(minus, text, comma > point ? 'comma' : 'point');
  if (comma !== -1 || point !== -1) return oneSign(minus, text, comma === -1 ? '.' : ',');
  const whole = wholeOf(text, ',');
  return whole === null ? null : { value: exact(minus, whole), mark: null };
}

/** Learns from the cells of a column which sign it uses for decimals: from those that can be read in one way only. */
export class DecimalHabit {
  private readonly seen = new Set<DecimalMark>();

  /** Of text cells only: one that is stored as a number says nothing about how numbers are written. */
  observe(written: string): void {
    const reading = decimalReading(written);
    if (reading && 'value' in reading && reading.mark !== null) this.seen.add(reading.mark);
  }

  /** Null where nothing was learned, or two things. */
  mark(): DecimalMark | null {
    const [first, second] = this.seen;
    return first !== undefined && second === undefined ? first : null;
  }
}

/** A decimal of the record as text that can be read in one way only: `1.234` with a zero in front, since no group of thousands begins so. */
export function plainDecimal(value: string): string {
  const reading = decimalReading(value);
  return reading && 'point' in reading ? value.replace(/\d/, (digit) => `0${digit}`) : value;
}
