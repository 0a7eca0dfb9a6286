import { isPeriod } from '@/lib/period';
import type { SheetColumn } from '@/lib/publishing/columns/sheet';
import { referenceOf } from '@/lib/publishing/difference';
import { cleaned, folded } from './clean-text';
import { dateReading } from './dates';
import { type DecimalMark, decimalReading } from './decimals';
import type { Cell } from './sheet-row';
import type { Choices } from './words';

/** What is wrong with a cell, and what to write instead; the words are in `ingest.problem` and `ingest.remedy`. */
export const REMEDIES = {
  'control-character': 'type-again',
  'broken-character': 'save-as-utf-8',
  'no-value': 'write-value',
  'not-a-number': 'write-number',
  'two-readings': 'write-one-reading',
  'percent-sign': 'write-without-percent',
  'not-a-date': 'write-date',
  'not-a-period': 'write-period',
  'not-a-code': 'write-code',
  'unknown-code': 'write-known-code',
  'two-names': 'write-one-code',
  'not-a-choice': 'write-choice',
  'not-a-flag': 'write-flag',
  'not-an-address': 'write-address',
} as const;
export type ProblemCode = keyof typeof REMEDIES;
export type RemedyCode = (typeof REMEDIES)[ProblemCode];

/** `value` is what the record's column holds, empty for an empty cell. `values` go into the words of the problem and the remedy. */
export type Reading = { value: string } | { problem: ProblemCode; remedy: RemedyCode; values: Readonly<Record<string, string>> };

/** The records that codes and names may point at: those that are published and those that come with the same file. */
export type Lookup = {
  has(kind: string, code: string): boolean;
  /** Codes of the records with this name, in Vietnamese or English, spaces and case aside (`folded`). */
  named(kind: string, name: string): readonly string[];
};
export type CellContext = {
  kind: string;
  /** `choicesOf` the column. */
  choices: Choices | null;
  lookup: Lookup;
  /** What the other cells of the column settle (`DecimalHabit`). */
  decimalMark: DecimalMark | null;
};

const wrong = (problem: ProblemCode, values: Readonly<Record<string, string>> = {}): Reading => ({
  problem,
  remedy: REMEDIES[problem],
  values,
});
const CODE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const YES = new Set(['yes', 'có', 'true', 'đúng', '1', 'x']);
const NO = new Set(['no', 'không', 'false', 'sai', '0']);
const SHOWN = 12;

/** Reads one cell for its column: exactly what it says, or why not and what to write. */
export function readCell(cell: Pick<Cell, 'text' | 'type'>, column: SheetColumn, context: CellContext): Reading {
  if (cell.type === 'error') return wrong('no-value', { value: cell.text });
  const clean = cleaned(cell.text);
  if ('problem' in clean) return wrong(clean.problem);
  const { text } = clean;
  if (text === '') return { value: '' };
  switch (column.type) {
    case 'decimal':
      return decimal(cell.type, text, context.decimalMark);
    case 'date':
      return date(text);
    case 'period':
      return period(text);
    case 'flag':
      return flag(text);
    case 'url':
      return /^https?:\/\/[^\s/]\S*$/i.test(text) ? { value: text } : wrong('not-an-address', { value: text });
    case 'choice':
    case 'language':
      return choice(text, context.choices);
    case 'code':
      return code(text, column, context);
    case 'list':
      return list(text, column, context);
    default:
      return { value: text };
  }
}

function decimal(type: Cell['type'], text: string, mark: DecimalMark | null): Reading {
  if (type === 'date' || type === 'flag') return wrong('not-a-number', { value: text });
  if (/[%٪﹪%]$/.test(text)) return wrong('percent-sign', { value: text });
  // The point of a number that is stored as a number is no guess.
  const settled = type === 'number' ? 'point' : mark;
  const reading = decimalReading(text);
  if (!reading) return wrong('not-a-number', { value: text });
  if ('value' in reading) return { value: reading.value };
  if (settled !== null) return { value: reading[settled] };
  const [fraction, whole] = reading.point.includes('.') ? [reading.point, reading.comma] : [reading.comma, reading.point];
  return wrong('two-readings', { value: text, whole, fraction: fraction.replace(/\d/, (digit) => `0${digit}`) });
}

function date(text: string): Reading {
  const value = dateReading(text);
  return value === null ? wrong('not-a-date', { value: text }) : { value };
}

function period(text: string): Reading {
  const value = dateReading(text);
  return value === null || !isPeriod(value) ? wrong('not-a-period', { value: text }) : { value };
}

function flag(text: string): Reading {
  const said = folded(text);
  if (YES.has(said)) return { value: 'yes' };
  return NO.has(said) ? { value: '' } : wrong('not-a-flag', { value: text });
}

function chosen(text: string, choices: Choices | null): string | undefined {
  const said = folded(text);
  const isSaid = (known: string) => folded(known) === said;
  const found =
    choices?.list.find(({ code: own }) => isSaid(own)) ?? choices?.list.find(({ labels }) => isSaid(labels.vi) || isSaid(labels.en));
  return found?.code;
}

function choice(text: string, choices: Choices | null): Reading {
  const value = chosen(text, choices);
  const known = choices?.list.map((entry) => entry.code) ?? [];
  return value === undefined ? wrong('not-a-choice', { value: text, choices: known.join(', ') }) : { value };
}

function code(text: string, column: SheetColumn, { kind, choices, lookup }: CellContext): Reading {
  const lower = text.toLowerCase();
  const target = referenceOf(kind, column.key);
  if (target === null) {
    const value = chosen(text, choices) ?? (CODE.test(lower) ? lower : undefined);
    return value === undefined ? wrong('not-a-code', { value: text }) : { value };
  }
  if (CODE.test(lower) && lookup.has(target, lower)) return { value: lower };
  const [first, second, ...rest] = lookup.named(target, folded(text));
  if (first === undefined) return wrong('unknown-code', { value: text, kind: target });
  if (second === undefined) return { value: first };
  return wrong('two-names', { value: text, codes: [first, second, ...rest].slice(0, SHOWN).join(', ') });
}

function readItem(item: string, column: SheetColumn, context: CellContext): Reading {
  if (column.items === 'name') return { value: item };
  return column.items === 'date' ? date(item) : code(item, column, context);
}

function list(text: string, column: SheetColumn, context: CellContext): Reading {
  const values: string[] = [];
  for (const part of text.split(/[;\n]/)) {
    const item = part.trim();
    if (item === '') continue;
    const reading = readItem(item, column, context);
    if ('problem' in reading) return reading;
    values.push(reading.value);
  }
  return { value: values.join(';') };
}
