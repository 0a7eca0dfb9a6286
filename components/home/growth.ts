import { compareDecimals } from '@/lib/decimal';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorBrief } from '@/lib/indicators/queries';

/** Rates stated for one half-year; the short names stand in the messages. */
export const growthNames = {
  'de-growth': 'overall',
  'ict-revenue-growth': 'ict',
  'ecom-5platform-growth': 'ecommerce',
  'ndxp-growth': 'exchanges',
  'digital-enterprises-growth': 'enterprises',
} as const;
type GrowthCode = keyof typeof growthNames;
export type GrowthName = (typeof growthNames)[GrowthCode];

const codes = Object.keys(growthNames) as GrowthCode[];
export const growthCodes: readonly string[] = codes;
const period = '2024-S1';

export type GrowthRate = { code: GrowthCode; name: GrowthName; figure: Figure };
export type Growth = {
  period: string;
  /** Highest first. */
  rates: GrowthRate[];
  /** What other series of the same indicators say of the same months. */
  others: GrowthRate[];
  leader: GrowthName;
  /** The largest whole number that the leader grew faster than the whole by; 0 when nothing grew faster. */
  times: number;
  releasedOn: string | null;
};

/** The rates that one release states together, so that one report compares its own numbers. */
export function growthRates(indicators: readonly IndicatorBrief[]): Growth | null {
  const all = codes.flatMap((code) => {
    const figures = indicators.find((indicator) => indicator.code === code)?.figures ?? [];
    return figures.filter((figure) => figure.period === period).map((figure): GrowthRate => ({ code, name: growthNames[code], figure }));
  });
  const whole = all.find(({ code }) => code === 'de-growth');
  if (!whole) return null;
  const rates = all
    .filter(({ figure }) => figure.release === whole.figure.release)
    .sort((a, b) => compareDecimals(b.figure.value, a.figure.value) || a.code.localeCompare(b.code));
  const [first, second] = rates;
  if (!first || !second) return null;
  const ratio = Number(first.figure.value) / Number(whole.figure.value);
  return {
    period,
    rates,
    others: all.filter((rate) => !rates.includes(rate)),
    leader: first.name,
    times: first === whole ? 0 : Math.ceil(ratio) - 1,
    releasedOn: whole.figure.releasedOn,
  };
}
