import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indicatorStatus, type StatusFacts } from '@/lib/indicators/status';
import type { Figure } from '@/lib/indicators/vintage';
import { figure, target } from '@/tests/support/figures';

const baseline = figure('2021', '11.91', { status: 'estimate' });
const ministry = [baseline, figure('2022', '14.26'), figure('2023', '16.5'), figure('2024-S1', '18.3', { status: 'estimate' })];

function status(facts: Partial<StatusFacts>) {
  return indicatorStatus({
    direction: 'higher',
    unit: 'percent',
    timeBasis: 'flow',
    figures: ministry,
    baseline,
    target: target(),
    today: '2024-07-18',
    ...facts,
  });
}

const verdict = (facts: Partial<StatusFacts>) => {
  const { kind, reason } = status(facts);
  return `${kind}: ${reason}`;
};

test('a figure for the deadline that is worded too vaguely is named as the reason, not called missing', () => {
  const figures = [figure('2024', '9'), figure('2025', '10', { qualifier: '~' })];
  const result = status({ figures, baseline: null, target: target({ comparator: '>', low: '10' }), today: '2026-11-22' });
  expect(result).toMatchObject({ kind: 'no-data', reason: 'qualifier', figure: { period: '2025' } });
});

describe('before the deadline', () => {
  test('18.3 percent in mid-2024 stands on the straight path from 11.91 in 2021 to 20 in 2025', () => {
    const result = status({});
    expect(result).toMatchObject({ kind: 'on-track', reason: 'above-path', gap: '-1.7', figure: { period: '2024-S1' } });
    expect(result.kind === 'on-track' && result.expected).toBeCloseTo(16.96, 1);
  });

  test('three quarters of the distance due is at risk, anything less is behind', () => {
    // A path from 0 at the end of 2021 to 100 at the end of 2025, read after one of its 1461 days times 365: 24.98 due.
    const start = figure('2021', '0');
    const at = (value: string) => verdict({ baseline: start, figures: [start, figure('2022', value)], target: target({ low: '146.1' }) });
    expect([at('36.5'), at('36.49'), at('27.375'), at('27.374')]).toEqual([
      'on-track: above-path',
      'at-risk: near-path',
      'at-risk: near-path',
      'behind: below-path',
    ]);
  });

  test('where lower is better the path runs down', () => {
    const start = figure('2022', '86');
    const at = (value: string) =>
      verdict({
        direction: 'lower',
        unit: 'rank',
        baseline: start,
        figures: [start, figure('2024', value)],
        target: target({ comparator: '<=', low: '50', deadline: '2026' }),
      });
    expect([at('50'), at('67'), at('72'), at('73'), at('90')]).toEqual([
      'achieved: met',
      'on-track: above-path',
      'at-risk: near-path',
      'behind: below-path',
      'behind: below-path',
    ]);
  });

  test('a figure that reaches the target early has achieved it', () => {
    expect(verdict({ figures: [...ministry, figure('2024', '20')] })).toBe('achieved: met');
  });

  test('without a baseline of the same series there is no path to be on', () => {
    expect(verdict({ baseline: null })).toBe('no-data: no-baseline');
    expect(verdict({ baseline: { ...baseline, series: 'de-gdp-share-statistics-office' } })).toBe('no-data: no-baseline');
  });

  test('the baseline alone shows no movement', () => {
    expect(verdict({ figures: [baseline] })).toBe('no-data: no-figure-since-baseline');
  });

  test('where neither direction is better nothing is said before the deadline', () => {
    expect(verdict({ direction: 'none' })).toBe('no-data: no-direction');
  });

  test('"more than" proves that a figure is on the path and never that it is below it', () => {
    const over = (value: string) => verdict({ figures: [baseline, figure('2024-S1', value, { qualifier: '>' })] });
    expect([over('18.3'), over('16'), over('12')]).toEqual(['on-track: above-path', 'no-data: qualifier', 'no-data: qualifier']);
    const under = (value: string) => verdict({ figures: [baseline, figure('2024-S1', value, { qualifier: '<' })] });
    expect([under('18.3'), under('16'), under('12')]).toEqual(['no-data: qualifier', 'no-data: qualifier', 'behind: below-path']);
  });

  test('the newest vintage of the newest period is judged', () => {
    const revised = figure('2024-S1', '13', { release: 'later', releasedOn: '2024-07-15' });
    expect(status({ figures: [...ministry, revised] })).toMatchObject({ kind: 'behind', figure: { value: '13' } });
  });
});

describe('after the deadline', () => {
  const pastDeadline = (figures: Figure[], facts: Partial<StatusFacts> = {}) => verdict({ figures, today: '2026-11-22', ...facts });

  test('a figure for the deadline decides: 14.02 percent of 20 is missed, with the gap', () => {
    const office = figure('2025', '14.02', { series: 'de-gdp-share-statistics-office' });
    expect(status({ figures: [office], today: '2026-11-22' })).toMatchObject({ kind: 'behind', reason: 'deadline-missed', gap: '-5.98' });
    expect(pastDeadline([figure('2025', '20')])).toBe('achieved: met');
  });

  test('only earlier figures that miss the target say nothing about the deadline', () => {
    expect(pastDeadline(ministry)).toBe('no-data: no-figure-for-deadline');
  });

  test('an earlier figure that reached the target stands, unless a later one no longer does', () => {
    expect(pastDeadline([...ministry, figure('2024', '20.5')])).toBe('achieved: met');
    expect(pastDeadline([figure('2023', '20.5'), figure('2024', '19')])).toBe('no-data: no-figure-for-deadline');
    expect(pastDeadline([figure('2024', '20.5'), figure('2026-06', '19')])).toBe('behind: deadline-missed');
  });

  test('a target missed on its day and reached later is achieved after the deadline', () => {
    expect(pastDeadline([figure('2025', '19'), figure('2026-06', '20')])).toBe('achieved: met-after-deadline');
    expect(pastDeadline([figure('2026-06', '20')])).toBe('achieved: met-after-deadline');
  });

  test('what was reached on its day stays reached, whatever follows', () => {
    expect(pastDeadline([figure('2025', '20'), figure('2026-06', '19')])).toBe('achieved: met');
  });

  test('the day of the deadline itself is not after it', () => {
    expect(verdict({ today: '2025-12-31' })).toBe('on-track: above-path');
    expect(verdict({ today: '2026-01-01' })).toBe('no-data: no-figure-for-deadline');
  });

  test('a value too vague for the target decides nothing', () => {
    expect(pastDeadline([figure('2025', '18', { qualifier: '>' })])).toBe('no-data: qualifier');
  });

  test('zero is a target', () => {
    expect(
      pastDeadline([figure('2025', '0')], { direction: 'lower', unit: 'count', timeBasis: 'point', target: target({ low: '0' }) }),
    ).toBe('achieved: met');
  });
});

describe('what cannot be judged', () => {
  test.each([
    ['no-figure', { figures: [] }],
    ['only-forecasts', { figures: [figure('2025', '25', { status: 'forecast' })] }],
    ['no-target', { target: null }],
    ['target-in-words', { target: target({ comparator: null, low: null }) }],
    ['no-comparator', { target: target({ comparator: null }) }],
    ['no-deadline', { target: target({ deadline: null }) }],
  ] as const)('%s is said, not guessed', (reason, facts) => {
    expect(status(facts)).toMatchObject({ kind: 'no-data', reason });
  });

  test('a half year’s sum is never held against a year’s target, a ratio may be', () => {
    const half = figure('2025-S1', '630000000');
    const sum = { figures: [half], baseline: null, target: target({ low: '860000000' }), unit: 'count', today: '2026-11-22' };
    expect(verdict({ ...sum, timeBasis: 'year-to-date' })).toBe('no-data: cannot-compare');
    expect(verdict({ ...sum, timeBasis: 'flow' })).toBe('no-data: cannot-compare');
    expect(verdict({ ...sum, timeBasis: 'cumulative' })).toBe('no-data: no-figure-for-deadline');
    expect(verdict({ ...sum, timeBasis: 'flow', figures: [half, figure('2025', '900000000')] })).toBe('achieved: met');
  });

  test('a sum over a year has no path from the sum over a half year', () => {
    const start = figure('2021-S1', '100');
    expect(verdict({ unit: 'count', baseline: start, figures: [start, figure('2023', '150')], target: target({ low: '900' }) })).toBe(
      'no-data: cannot-compare',
    );
  });
});

describe('for every set of facts', () => {
  const period = fc.constantFrom('2022', '2023-S1', '2023', '2024-06', '2024', '2025', '2025-Q3', '2026-06');
  const amount = fc.nat(4000).map((hundredths) => (hundredths / 100).toFixed(2));
  const qualifier = fc.constantFrom<Figure['qualifier']>('=', '>', '>=', '<', '<=', '~');
  const anyFigure = fc.tuple(period, amount, qualifier).map(([when, value, sign]) => figure(when, value, { qualifier: sign }));
  const anyFacts = fc.record<StatusFacts>({
    direction: fc.constantFrom('higher', 'lower', 'none'),
    unit: fc.constantFrom('percent', 'count', 'rank'),
    timeBasis: fc.constantFrom('point', 'flow', 'year-to-date'),
    figures: fc.array(anyFigure, { maxLength: 5 }),
    baseline: fc.option(amount.map((value) => figure('2021', value))),
    target: fc.option(
      fc
        .tuple(
          fc.constantFrom('=', '>', '>=', '<', '<=', null),
          fc.option(amount),
          fc.option(amount),
          fc.constantFrom('2024', '2025', '2025-06-30', '2030', null),
        )
        .map(([comparator, low, high, deadline]) => target({ comparator, low, high, deadline })),
    ),
    today: fc.constantFrom('2022-03-31', '2024-07-18', '2025-12-31', '2026-11-22', '2031-01-01'),
  });

  test('there is exactly one status, and the order of the figures does not change it', () => {
    const kinds = ['achieved', 'on-track', 'at-risk', 'behind', 'no-data'];
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const result = indicatorStatus(facts);
        const one = new Map(facts.figures.map((entry) => [entry.period, entry]));
        const figures = [...one.values()];
        expect(kinds).toContain(result.kind);
        expect(indicatorStatus({ ...facts, figures: figures.toReversed() })).toEqual(indicatorStatus({ ...facts, figures }));
      }),
    );
  });

  test('a better figure never worsens the status', () => {
    const ranks = { behind: 0, 'at-risk': 1, 'on-track': 2, achieved: 3 };
    const exact = fc.uniqueArray(fc.tuple(period, amount), { selector: ([when]) => when, minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(anyFacts, exact, fc.nat(4), fc.nat(2000), (facts, entries, at, more) => {
        const better = facts.direction === 'lower' ? -more : more;
        const comparator = facts.direction === 'lower' ? '<=' : '>=';
        const worse = entries.map(([when, value]) => figure(when, value));
        const improved = worse.map((entry, index) =>
          index === at ? { ...entry, value: (Number(entry.value) + better / 100).toFixed(2) } : entry,
        );
        const goal = facts.target && ({ ...facts.target, comparator } as const);
        const before = indicatorStatus({ ...facts, target: goal, figures: worse });
        const after = indicatorStatus({ ...facts, target: goal, figures: improved });
        if (before.kind === 'no-data') expect(['no-data', 'achieved']).toContain(after.kind);
        else if (after.kind === 'no-data') expect.unreachable(`${before.reason} became ${after.reason}`);
        else expect(ranks[after.kind]).toBeGreaterThanOrEqual(ranks[before.kind]);
      }),
    );
  });
});
