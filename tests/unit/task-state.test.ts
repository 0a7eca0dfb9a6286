import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, lastDay } from '@/lib/period';
import { foldTask, type TaskFact } from '@/lib/strategy/task-state';

function fact(kind: TaskFact['kind'], rest: Partial<TaskFact> = {}): TaskFact {
  return { kind, happenedOn: null, releasedOn: '2024-07-18', due: null, organisation: null, code: `d03-${kind}`, ...rest };
}

const due = (text: string, rest: Partial<TaskFact> = {}) => fact('deadline', { due: text, happenedOn: '2024-07-11', ...rest });
const state = (facts: TaskFact[], today = '2026-11-22', asOf: string | null = null) => foldTask(facts, { asOf, today }).state;

describe('the state of a task', () => {
  test('the semiconductor strategy, due in July 2024 and issued on 21 September, was done 52 days late', () => {
    const issued = fact('completed', { happenedOn: '2024-09-21', releasedOn: '2024-09-21' });
    expect(state([due('2024-07'), issued])).toEqual({ kind: 'done-late', deadlineDay: '2024-07-31', days: 52, evidence: 'd03-completed' });
  });

  test('the law due in 2025 and passed on 14 June 2025 was done on time', () => {
    const passed = fact('completed', { happenedOn: '2025-06-14', releasedOn: '2025-06-14' });
    expect(state([due('2025'), passed])).toEqual({ kind: 'done-on-time', deadlineDay: '2025-12-31', evidence: 'd03-completed' });
  });

  test('officials online, due by June 2025, is overdue without a report for 510 days on 22 November 2026', () => {
    expect(state([due('2025-06')])).toEqual({ kind: 'overdue-no-report', deadlineDay: '2025-06-30', days: 510 });
  });

  test('only a source that says so after the deadline makes a task late', () => {
    const said = (happenedOn: string | null) => state([due('2024'), fact('not-done', { happenedOn })]).kind;
    expect([said('2025-03-01'), said('2024-12-31'), said('2024'), said(null)]).toEqual([
      'late',
      'overdue-no-report',
      'overdue-no-report',
      'overdue-no-report',
    ]);
    expect(state([due('2024'), fact('not-done', { happenedOn: '2025-03' })], '2025-04-01')).toEqual({
      kind: 'late',
      deadlineDay: '2024-12-31',
      days: 91,
      evidence: 'd03-not-done',
    });
  });

  test('neither progress nor a declaration completes a task', () => {
    const facts = [due('2024'), fact('progress', { happenedOn: '2025-01' }), fact('declared', { happenedOn: '2025-02' })];
    expect(state(facts).kind).toBe('overdue-no-report');
  });

  test('a completion stands against an earlier word that it was not done', () => {
    const facts = [due('2024'), fact('not-done', { happenedOn: '2025-03' }), fact('completed', { happenedOn: '2025-08' })];
    expect(state(facts)).toMatchObject({ kind: 'done-late', days: 213 });
  });

  test('a completion whose date spans the deadline is of unknown day, never late', () => {
    expect(state([due('2024-09-30'), fact('completed', { happenedOn: '2024' })])).toEqual({
      kind: 'done-day-unknown',
      deadlineDay: '2024-09-30',
      evidence: 'd03-completed',
    });
    expect(state([due('2024-Q3'), fact('completed', { happenedOn: null })]).kind).toBe('done-day-unknown');
  });

  test('days late run to the first day a vague date of completion allows', () => {
    expect(state([due('2024-Q3'), fact('completed', { happenedOn: '2025' })])).toMatchObject({ kind: 'done-late', days: 93 });
  });

  test('the day of the deadline is not late, the next one is', () => {
    expect(state([due('2024-Q3')], '2024-09-30')).toEqual({ kind: 'open', deadlineDay: '2024-09-30' });
    expect(state([due('2024-Q3')], '2024-10-01')).toEqual({ kind: 'overdue-no-report', deadlineDay: '2024-09-30', days: 1 });
  });

  test('a task without a date in the documents is undated, or simply done', () => {
    expect(state([fact('assigned')])).toEqual({ kind: 'undated' });
    expect(state([fact('deadline')])).toEqual({ kind: 'undated' });
    expect(state([fact('completed', { happenedOn: '2025-08' })])).toEqual({ kind: 'done', evidence: 'd03-completed' });
  });
});

describe('the fold', () => {
  test('a moved deadline decides and the earlier one stays in sight', () => {
    const moved = due('2025-06', { happenedOn: '2025-02-10', releasedOn: '2025-02', code: 'moved' });
    const first = due('2024', { code: 'first' });
    const fold = foldTask([moved, first], { asOf: null, today: '2025-03-01' });
    expect(fold.deadlines.map(({ code }) => code)).toEqual(['first', 'moved']);
    expect(fold.state).toEqual({ kind: 'open', deadlineDay: '2025-06-30' });
  });

  test('as of a day the deadline known then decides, and days run to that day', () => {
    const moved = due('2025-06', { happenedOn: '2025-02-10', releasedOn: '2025-02-10' });
    expect(state([due('2024'), moved], '2026-11-22', '2025-01-31')).toEqual({
      kind: 'overdue-no-report',
      deadlineDay: '2024-12-31',
      days: 31,
    });
  });

  test('a fact released on an unknown day is in no view of the past', () => {
    const issued = fact('completed', { happenedOn: '2024-09-21', releasedOn: null });
    expect(state([due('2024-07'), issued]).kind).toBe('done-late');
    expect(state([due('2024-07'), issued], '2026-11-22', '2026-11-22').kind).toBe('overdue-no-report');
  });

  test('the first completion, the latest progress and the latest declaration are kept', () => {
    const facts = [
      fact('completed', { happenedOn: '2025-08', code: 'second' }),
      fact('completed', { happenedOn: '2025-06', code: 'first' }),
      fact('progress', { happenedOn: '2025-01', code: 'new' }),
      fact('progress', { happenedOn: '2024', code: 'old' }),
      fact('declared', { happenedOn: '2025', code: 'said' }),
    ];
    const fold = foldTask(facts, { asOf: null, today: '2026-11-22' });
    expect([fold.completed?.code, fold.latestProgress?.code, fold.declared?.code, fold.assigned]).toEqual(['first', 'new', 'said', null]);
  });
});

describe('for every life of a task', () => {
  const date = fc.option(fc.constantFrom('2024', '2024-S1', '2024-Q3', '2024-07', '2024-07-31', '2025', '2025-06-14', '2026-01'));
  const facts = fc.array(
    fc.record<TaskFact>({
      kind: fc.constantFrom('assigned', 'owner', 'partner', 'deadline', 'progress', 'completed', 'not-done', 'declared'),
      happenedOn: date,
      releasedOn: date,
      due: date,
      organisation: fc.constant(null),
      code: fc.uuid(),
    }),
    { maxLength: 8 },
  );
  const day = fc.nat(1200).map((days) => addDays('2024-01-01', days));

  test('days past the deadline never shrink as days go by', () => {
    fc.assert(
      fc.property(facts, day, fc.nat(400), (life, today, more) => {
        const [before, after] = [state(life, today), state(life, addDays(today, more))];
        const days = (result: typeof before) => ('days' in result ? result.days : 0);
        expect(days(after)).toBeGreaterThanOrEqual(days(before));
      }),
    );
  });

  test('a view of the past shows no fact released later, and facts released later change nothing in it', () => {
    fc.assert(
      fc.property(facts, facts, day, (life, later, asOf) => {
        const fold = foldTask(life, { asOf, today: '2027-06-01' });
        const shown = [...fold.deadlines, ...fold.owners, ...fold.partners, ...fold.notDone];
        const single = [fold.assigned, fold.latestProgress, fold.completed, fold.declared].filter((entry) => entry !== null);
        for (const { releasedOn } of [...shown, ...single]) expect(releasedOn !== null && lastDay(releasedOn) <= asOf).toBe(true);
        const after = later.map((entry) => ({ ...entry, releasedOn: addDays(asOf, 1) }));
        expect(foldTask([...life, ...after], { asOf, today: '2027-06-01' })).toEqual(fold);
      }),
    );
  });

  test('no task is late without a source that says so', () => {
    fc.assert(
      fc.property(facts, day, (life, today) => {
        const result = state(life, today);
        const proof = 'evidence' in result ? life.find(({ code }) => code === result.evidence) : undefined;
        if (result.kind === 'late') expect(proof?.kind).toBe('not-done');
        if (result.kind === 'done-late') expect(proof?.kind).toBe('completed');
      }),
    );
  });
});
