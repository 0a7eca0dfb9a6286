import { describe, expect, test } from 'vitest';
import { answering, lineOf, takeovers } from '@/lib/organisations/lineage';
import { standingOn } from '@/lib/organisations/standing';

const by = (code: string, happenedOn: string | null) => ({ code, happenedOn, document: null });
const bodies = [
  { code: 'btttt', successors: [by('bkhcn', '2025-03-01')] },
  { code: 'bkhcn-old', successors: [by('bkhcn', '2025-03-01')] },
  { code: 'bkhcn', successors: [] },
  { code: 'stttt', successors: [by('skhcn', null)] },
  { code: 'skhcn', successors: [] },
];

describe('who answers', () => {
  test('is the body itself until the day of the takeover, then the one that took over', () => {
    expect(answering(bodies, 'btttt', '2025-02-28')).toEqual(['btttt']);
    expect(answering(bodies, 'btttt', '2025-03-01')).toEqual(['bkhcn']);
  });

  test('does not change where nobody dated the takeover', () => {
    expect(answering(bodies, 'stttt', '2026-01-01')).toEqual(['stttt']);
  });

  test('a successor stands for all names before it', () => {
    expect(lineOf(bodies, 'bkhcn', '2025-03-01')).toEqual(['bkhcn', 'btttt', 'bkhcn-old']);
    expect(lineOf(bodies, 'bkhcn', '2025-02-28')).toEqual(['bkhcn']);
    expect(lineOf(bodies, 'btttt', '2025-03-01')).toEqual(['btttt']);
  });
});

describe('the lineage of a body', () => {
  const view = (day: string) => ({ day, asOf: day });

  test('is known from both ends once it happened', () => {
    expect(takeovers(bodies, 'bkhcn', view('2025-03-01')).from.map(({ predecessor }) => predecessor)).toEqual(['btttt', 'bkhcn-old']);
    expect(takeovers(bodies, 'btttt', view('2025-03-01')).to.map(({ successor }) => successor)).toEqual(['bkhcn']);
    expect(takeovers(bodies, 'btttt', view('2025-02-28')).to).toEqual([]);
  });

  test('holds an undated takeover only where no past day is asked for', () => {
    expect(takeovers(bodies, 'stttt', { day: '2026-11-22', asOf: null }).to.map(({ successor }) => successor)).toEqual(['skhcn']);
    expect(takeovers(bodies, 'stttt', view('2026-11-22')).to).toEqual([]);
  });
});

describe('the standing of a body', () => {
  test('ends with the last day of its record, and begins with the first day its date allows', () => {
    expect(standingOn({ validFrom: '2021', validTo: '2025-03-12' }, '2025-03-12').kind).toBe('standing');
    expect(standingOn({ validFrom: '2021', validTo: '2025-03-12' }, '2025-03-13')).toEqual({
      kind: 'ended',
      since: '2021',
      until: '2025-03-12',
    });
    expect(standingOn({ validFrom: '2021', validTo: null }, '2021-01-01').kind).toBe('standing');
    expect(standingOn({ validFrom: '2021', validTo: null }, '2020-12-31').kind).toBe('not-yet');
  });

  test('without dates is neither ended nor dated', () => {
    expect(standingOn({ validFrom: null, validTo: null }, '2020-01-01')).toEqual({ kind: 'standing', since: null });
  });
});
