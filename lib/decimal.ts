/**
 * Exact arithmetic on decimals written as text. A verdict about a ministry must not hang on how a computer rounds
 * 0.1 + 0.2, so rules compare these and never floating-point numbers.
 */
type Scaled = { units: bigint; places: number };

const pattern = /^(-?)(\d+)(?:\.(\d+))?$/;

function parse(text: string): Scaled {
  const match = pattern.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, sign = '', whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, places: fraction.length };
}

function align(a: Scaled, b: Scaled): [bigint, bigint, number] {
  const places = Math.max(a.places, b.places);
  return [a.units * 10n ** BigInt(places - a.places), b.units * 10n ** BigInt(places - b.places), places];
}

function format({ units, places }: Scaled): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** How many digits stand after the decimal point, zeros included: the precision the source printed. */
export function decimalPlaces(text: string): number {
  return parse(text).places;
}

/** -1, 0 or 1. `1.50` equals `1.5`. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const [left, right] = align(parse(a), parse(b));
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** `a - b`, with the decimal places of the finer of the two. */
export function subtractDecimals(a: string, b: string): string {
  const [left, right, places] = align(parse(a), parse(b));
  return format({ units: left - right, places });
}

/** `a` times a whole number. */
export function multiplyDecimal(a: string, factor: number): string {
  const { units, places } = parse(a);
  return format({ units: units * BigInt(factor), places });
}

export function absoluteDecimal(a: string): string {
  const { units, places } = parse(a);
  return format({ units: units < 0n ? -units : units, places });
}
