import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { multiplyDecimal } from '@/lib/decimal';
import { checkPeriods } from '@/lib/publishing/checks/dates';
import { checkEmptied } from '@/lib/publishing/checks/emptied';
import type { CheckedFigure, CheckedSet, Finding } from '@/lib/publishing/checks/finding';
import { checkMagnitude, checkRange, checkWhole } from '@/lib/publishing/checks/plausible';
import { checkQuotes } from '@/lib/publishing/checks/quote-number';
import { isBlocked, runChecks } from '@/lib/publishing/checks/run';
import { checkTwoValues } from '@/lib/publishing/checks/two-values';
import { checkedSet, publishedFigure, stagedFigure } from '../support/checked-set';

const brief = (findings: readonly Finding[]) => findings.map(({ check, severity }) => `${check} ${severity}`);
const count = { unit: 'count', timeBasis: 'point' } as const;

test('a figure in order passes, and the passes tell what was looked at', () => {
  const findings = runChecks(checkedSet({ figures: [stagedFigure()], released: new Map([['btttt-2024-01', '2024-01']]) }));
  expect(brief(findings)).toEqual(
    ['two-values', 'source-given', 'source-dated', 'quote-number', 'range', 'period-ended', 'confidence'].map((check) => `${check} pass`),
  );
  expect(isBlocked(findings)).toBe(false);
});

test('a finding about a figure names it by its key and its place in the set', () => {
  const [finding] = checkQuotes(checkedSet({ figures: [stagedFigure({ position: 7, quote: null, quoteLanguage: null })] }));
  expect(finding).toEqual({
    check: 'quote-given',
    severity: 'warn',
    kind: 'figures',
    code: 'de-gdp-share-ministry 2023 vn btttt-2024-01',
    field: 'quote',
    values: { position: '7' },
  });
});

describe('the quote', () => {
  test.each<[Partial<CheckedFigure>, string[]]>([
    [{}, ['quote-number pass']],
    [{ value: '16.6' }, ['quote-number warn']],
    [{ unit: 'count' }, ['quote-unit warn']],
    [{ quote: null, quoteLanguage: null }, ['quote-given warn']],
    [{ quote: null, quoteLanguage: null, nature: 'withdrawal' }, []],
  ])('with %j gives %j', (given, expected) => {
    expect(brief(checkQuotes(checkedSet({ figures: [stagedFigure(given)] })))).toEqual(expected);
  });
});

describe('the size of a value', () => {
  const against = (value: string, published: readonly [string, string][], given: Partial<CheckedFigure> = {}) =>
    brief(
      checkMagnitude(
        checkedSet({
          figures: [stagedFigure({ value, ...count, ...given })],
          published: published.map(([period, other]) => publishedFigure({ period, value: other })),
        }),
      ),
    );

  test('more than ten times off its neighbours asks to look again, at ten times it does not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 9 }).map(String), (value) => {
        const ten = multiplyDecimal(value, 10);
        expect(against(ten, [['2022', value]])).toEqual(['magnitude pass']);
        expect(against(value, [['2022', ten]])).toEqual(['magnitude pass']);
        expect(against(`${ten}.1`, [['2022', value]])).toEqual(['magnitude warn']);
        expect(against(value, [['2024', `${ten}.1`]])).toEqual(['magnitude warn']);
      }),
    );
  });

  test('that is near one of its two neighbours passes', () => {
    const jump: [string, string][] = [
      ['2022', '3'],
      ['2024', '450'],
    ];
    expect(against('400', jump)).toEqual(['magnitude pass']);
    expect(against('400000', jump)).toEqual(['magnitude warn']);
  });

  test('is held against another release of the same period first', () => {
    const published: [string, string][] = [
      ['2022', '4'],
      ['2023', '500'],
    ];
    expect(against('5', published)).toEqual(['magnitude warn']);
    expect(against('510', published)).toEqual(['magnitude pass']);
  });

  test('of a flow is held against periods of the same length only', () => {
    expect(against('100', [['2023-01', '8']], { timeBasis: 'flow' })).toEqual([]);
    expect(against('100', [['2023-01', '8']], { timeBasis: 'point' })).toEqual(['magnitude warn']);
  });

  test('says nothing of ranks, and nothing beside zero, a forecast or another area', () => {
    expect(against('62', [['2022', '5']], { unit: 'rank' })).toEqual([]);
    expect(against('62', [['2022', '0']])).toEqual([]);
    const published = [
      publishedFigure({ period: '2022', value: '1', status: 'forecast' }),
      publishedFigure({ area: 'p63-01', value: '1' }),
    ];
    expect(checkMagnitude(checkedSet({ figures: [stagedFigure(count)], published }))).toEqual([]);
  });

  test('of a series not yet published is held against the rest of the set', () => {
    const figures = ['620', '640', '660000'].map((value, position) =>
      stagedFigure({ ...count, value, position, period: `${2021 + position}` }),
    );
    const findings = checkMagnitude(checkedSet({ figures }));
    expect(findings.map(({ severity, values }) => [severity, values.value ?? values.count])).toEqual([
      ['warn', '660000'],
      ['pass', '2'],
    ]);
  });

  test('falling to nothing asks to look again', () => {
    expect(against('0', [['2022', '620']])).toEqual(['magnitude warn']);
  });
});

describe('what a unit can be', () => {
  test.each<[string, CheckedFigure['unit'], string[], string]>([
    ['100', 'percent', [], 'range pass'],
    ['100.1', 'percent', [], 'range warn'],
    ['120', 'percent', ['110'], 'range pass'],
    ['-3', 'percent', ['110'], 'range warn'],
    ['-3', 'percent', ['-1'], 'range pass'],
    ['0.7955', 'index-0-1', [], 'range pass'],
    ['79.55', 'index-0-1', [], 'range warn'],
  ])('%s as %s after %j: %s', (value, unit, before, expected) => {
    const published = before.map((other, at) => publishedFigure({ period: `201${at}`, value: other }));
    expect(brief(checkRange(checkedSet({ figures: [stagedFigure({ value, unit })], published })))).toEqual([expected]);
  });

  test.each<[string, CheckedFigure['unit'], string[]]>([
    ['620', 'count', ['whole pass']],
    ['620.0', 'count', ['whole pass']],
    ['620.05', 'count', ['whole warn']],
    ['5.5', 'rank', ['whole warn']],
    ['5.5', 'percent', []],
  ])('%s as %s: whole or not', (value, unit, expected) => {
    expect(brief(checkWhole(checkedSet({ figures: [stagedFigure({ value, unit })] })))).toEqual(expected);
  });
});

describe('two values', () => {
  const two = (first: Partial<CheckedFigure>, second: Partial<CheckedFigure>) =>
    brief(checkTwoValues(checkedSet({ figures: [stagedFigure(first), stagedFigure({ position: 1, ...second })] })));

  test('for one key within the set block, also where only the exactness differs', () => {
    expect(two({}, { value: '16.6', source: 'other' })).toEqual(['two-values block']);
    expect(two({}, { qualifier: '~' })).toEqual(['two-values block']);
    expect(two({}, { status: 'estimate' })).toEqual(['two-values block']);
  });

  test('that are the same number from two sources, or of two releases, do not', () => {
    expect(two({}, { value: '16.50', source: 'other' })).toEqual(['two-values pass']);
    expect(two({}, { value: '16.6', release: 'tctk-2024-12' })).toEqual(['two-values pass']);
  });

  test.each<[Partial<CheckedFigure>, string]>([
    [{ value: '16.5', source: 'other' }, 'two-values pass'],
    [{ value: '16.6', source: 'other' }, 'other-source block'],
    [{ value: '16.6', source: 'other', nature: 'correction' }, 'other-source block'],
    [{ value: '16.6', nature: 'revision' }, 'unmarked-correction block'],
    [{ value: '16.6', nature: 'correction' }, 'two-values pass'],
    [{ nature: 'withdrawal' }, 'two-values pass'],
  ])('against what is published for the same release, %j: %s', (given, expected) => {
    expect(brief(checkTwoValues(checkedSet({ figures: [stagedFigure(given)], published: [publishedFigure()] })))).toEqual([expected]);
  });

  test('are both named in the finding', () => {
    const [finding] = checkTwoValues(
      checkedSet({ figures: [stagedFigure({ value: '12.33', source: 'other' })], published: [publishedFigure()] }),
    );
    expect(finding).toMatchObject({ field: 'value', values: { value: '16.5', other: '12.33' } });
  });
});

describe('the period', () => {
  test.each<[string, string | null, CheckedFigure['status'], string]>([
    ['2023', '2024-01', 'final', 'period-ended pass'],
    ['2024', '2024-07-18', 'final', 'period-ended warn'],
    ['2024', '2024-07-18', 'estimate', 'period-ended warn'],
    ['2024-S1', '2024', 'final', 'period-ended pass'],
    ['2024-07', null, 'final', 'period-ended pass'],
    ['2024-08', null, 'final', 'period-ended warn'],
  ])('%s released %s as %s: %s', (period, released, status, expected) => {
    const set = checkedSet({ figures: [stagedFigure({ period, status })], released: new Map([['btttt-2024-01', released]]) });
    expect(brief(checkPeriods(set))).toEqual([expected]);
  });

  test.each<[string, string, string]>([
    ['2024-07', '2024-07-10', 'period-ended pass'],
    ['2023', '2023-12-28', 'period-ended pass'],
    ['2024', '2024-07-18', 'period-ended warn'],
    ['2024-08', '2024-07-18', 'period-ended warn'],
  ])('of a state at a moment, %s released %s: %s', (period, released, expected) => {
    const set = checkedSet({ figures: [stagedFigure({ period, timeBasis: 'point' })], released: new Map([['btttt-2024-01', released]]) });
    expect(brief(checkPeriods(set))).toEqual([expected]);
  });

  test('of a forecast may lie ahead', () => {
    expect(checkPeriods(checkedSet({ figures: [stagedFigure({ period: '2030', status: 'forecast' })] }))).toEqual([]);
  });
});

test('a published note or quote that a figure would lose blocks', () => {
  const note = { original: 'vi', vi: 'Ước tính.', en: 'An estimate.' } as const;
  const set = (figure: Partial<CheckedFigure>): CheckedSet =>
    checkedSet({ figures: [stagedFigure({ nature: 'correction', ...figure })], published: [publishedFigure({ note })] });
  expect(checkEmptied(set({ note })).map(({ severity }) => severity)).toEqual(['pass']);
  expect(checkEmptied(set({ quote: null, quoteLanguage: null })).map(({ field }) => field)).toEqual(['note', 'quote']);
  expect(checkEmptied(set({ note: { original: 'vi', vi: 'Ước tính.' } })).map(({ field }) => field)).toEqual(['note.en']);
});
