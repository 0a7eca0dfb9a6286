import { describe, expect, test } from 'vitest';
import { compareLanes, daysLate, tallyStates } from '@/lib/strategy/lateness';
import type { TaskState } from '@/lib/strategy/task-state';

const deadlineDay = '2024-12-31';
const states: Record<TaskState['kind'], TaskState> = {
  late: { kind: 'late', deadlineDay, days: 500, evidence: 'a' },
  'overdue-no-report': { kind: 'overdue-no-report', deadlineDay, days: 691 },
  'done-late': { kind: 'done-late', deadlineDay: '2024-07-31', days: 52, evidence: 'a' },
  'done-day-unknown': { kind: 'done-day-unknown', deadlineDay, evidence: 'a' },
  open: { kind: 'open', deadlineDay: '2030-12-31' },
  'done-on-time': { kind: 'done-on-time', deadlineDay, evidence: 'a' },
  done: { kind: 'done', evidence: 'a' },
  undated: { kind: 'undated' },
};

describe('lateness', () => {
  test('only a state that counts days has days late', () => {
    expect(Object.values(states).map(daysLate)).toEqual([500, 691, 52, null, null, null, null, null]);
  });

  test('the longest delay stands first, the tasks still owed before those done late, undated ones last', () => {
    const lanes = Object.entries(states).map(([code, state]) => ({ code, state }));
    expect(
      lanes
        .reverse()
        .sort(compareLanes)
        .map(({ code }) => code),
    ).toEqual(['overdue-no-report', 'late', 'done-late', 'done-day-unknown', 'open', 'done-on-time', 'done', 'undated']);
  });

  test('open tasks stand by deadline, the nearest first, and equal ones by code', () => {
    const open = (code: string, day: string) => ({ code, state: { kind: 'open', deadlineDay: day } as const });
    const lanes = [open('c', '2030-12-31'), open('b', '2027-12-31'), open('a', '2030-12-31')];
    expect(lanes.sort(compareLanes).map(({ code }) => code)).toEqual(['b', 'a', 'c']);
  });

  test('proven lateness and silence are tallied apart, and an empty state counts zero', () => {
    expect(tallyStates([states.late, states['overdue-no-report'], states['overdue-no-report']])).toEqual({
      late: 1,
      'overdue-no-report': 2,
      'done-late': 0,
      'done-day-unknown': 0,
      open: 0,
      'done-on-time': 0,
      done: 0,
      undated: 0,
    });
  });
});
