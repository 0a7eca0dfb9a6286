import { describe, expect, test } from 'vitest';
import { movedTargets, rivalTargets } from '@/lib/indicators/goalposts';
import { movedDeadlines, ownerChanges, type Succession, takeovers, undatedTakeovers } from '@/lib/strategy/goalposts';

const target = (code: string, low: string | null, rest: Partial<Parameters<typeof rivalTargets>[0][number]> = {}) => ({
  code,
  indicator: 'de-gdp-share',
  area: 'vn',
  deadline: '2025',
  low,
  high: null,
  document: code,
  amends: null,
  ...rest,
});

describe('amended targets', () => {
  test('name what stood before and what was promised first, through every amendment', () => {
    const all = [target('a', '20'), target('b', '18', { amends: 'a' }), target('c', '15', { amends: 'b' })];
    expect(movedTargets(all).map(({ to, from, original }) => [to.code, from?.code, original?.code])).toEqual([
      ['b', 'a', 'a'],
      ['c', 'b', 'a'],
    ]);
  });

  test('say so where the amended one is not known, and end where two amend each other', () => {
    expect(movedTargets([target('b', '18', { amends: 'gone' })])).toMatchObject([{ from: null, original: null }]);
    expect(movedTargets([target('a', '1', { amends: 'b' }), target('b', '2', { amends: 'a' })])).toHaveLength(2);
  });
});

describe('two documents, two goals', () => {
  test('are other numbers for one indicator and deadline, by documents of which none amends the other', () => {
    expect(rivalTargets([target('a', '15.5'), target('b', '16')]).map((group) => group.map(({ code }) => code))).toEqual([['a', 'b']]);
    expect(rivalTargets([target('a', null), target('b', '3')])).toHaveLength(1);
  });

  test('are not the same number written otherwise, another deadline, one document, or an amendment', () => {
    expect(rivalTargets([target('a', '20'), target('b', '20.0')])).toEqual([]);
    expect(rivalTargets([target('a', '100'), target('b', '1')])).toHaveLength(1);
    expect(rivalTargets([target('a', '15.5'), target('b', '16', { deadline: '2030' })])).toEqual([]);
    expect(rivalTargets([target('a', '15.5'), target('b', '16', { document: 'a' })])).toEqual([]);
    expect(rivalTargets([target('a', '20'), target('b', '18', { amends: 'a' })])).toEqual([]);
  });
});

describe('moved deadlines', () => {
  const deadline = (code: string, due: string | null) => ({ code, due });

  test('are the steps between different ones, in days from last day to last day', () => {
    const [first, again, later] = [deadline('1', '2024-07'), deadline('2', '2024-07'), deadline('3', '2024-12-31')];
    expect(movedDeadlines([first, again, later])).toEqual([{ from: again, to: later, days: 153 }]);
    expect(movedDeadlines([first])).toEqual([]);
  });

  test('in words are no number of days', () => {
    expect(movedDeadlines([deadline('1', null), deadline('2', '2025')])).toMatchObject([{ days: null }]);
  });
});

describe('owners', () => {
  const owner = (organisation: string, happenedOn: string | null) => ({ organisation, happenedOn });

  test('named together on one day are no change; others named later are', () => {
    expect(ownerChanges([owner('a', '2022'), owner('b', '2022')])).toEqual([]);
    expect(ownerChanges([owner('a', '2022'), owner('a', '2023')])).toEqual([]);
    expect(ownerChanges([owner('a', '2022'), owner('b', '2023')])).toEqual([{ from: [owner('a', '2022')], to: [owner('b', '2023')] }]);
  });

  const succession = (predecessor: string, successor: string, happenedOn: string | null): Succession => ({
    code: `${predecessor}-${successor}`,
    predecessor,
    successor,
    happenedOn,
  });
  const task = (code: string, organisation: string, completedOn: string | null = null) => ({
    code,
    owners: [owner(organisation, '2022-03-31')],
    completedOn,
  });

  test('pass with the body on the day of its succession; what was finished before keeps the old name', () => {
    const tasks = [task('open', 'btttt'), task('done', 'btttt', '2024-09-21'), task('other', 'bca')];
    const dated = [succession('btttt', 'bkhcn', '2025-03-01')];
    expect(takeovers(tasks, dated, '2026-11-22')).toMatchObject([{ passed: ['open'], finished: ['done'] }]);
    expect(takeovers(tasks, dated, '2025-02-28')).toEqual([]);
  });

  test('follow a second succession, and never one without a day', () => {
    const chain = [succession('a', 'b', '2024'), succession('b', 'c', '2025-03-01'), succession('c', 'd', null)];
    expect(takeovers([task('t', 'a')], chain, '2026-01-01').map(({ succession: { code } }) => code)).toEqual(['b-c', 'a-b']);
    expect(undatedTakeovers(chain).map(({ code }) => code)).toEqual(['c-d']);
  });

  test('named after the day do not pass on it, and a circle of names ends', () => {
    const late = { code: 't', owners: [owner('a', '2025-06-01')], completedOn: null };
    expect(takeovers([late], [succession('a', 'b', '2025-03-01')], '2026-01-01')).toEqual([]);
    const circle = [succession('a', 'b', '2023'), succession('b', 'a', '2024')];
    expect(takeovers([task('t', 'a')], circle, '2026-01-01')).toHaveLength(2);
  });
});
