import { describe, expect, test } from 'vitest';
import { effectsOf } from '@/lib/documents/effects';

const fact = (kind: string, document: string | null) => ({ kind, document });
const task = (code: string, document: string | null, facts: { kind: string; document: string | null }[] = [], kind = 'solution') => ({
  code,
  kind,
  document,
  facts,
});
const codes = (effects: { task: { code: string } }[]) => effects.map((effect) => effect.task.code);

describe('what a document did to tasks', () => {
  test('the tasks it gave are created, headings are not', () => {
    const { created } = effectsOf('d', [
      task('a', 'd'),
      task('b', 'other'),
      task('c', 'd', [], 'group'),
      task('e', 'd', [], 'solution-group'),
    ]);
    expect(created.map(({ code }) => code)).toEqual(['a']);
  });

  test('a deadline or an owner it sets is a move only on the task of another document', () => {
    const { moved } = effectsOf('d', [
      task('own', 'd', [fact('deadline', 'd'), fact('owner', 'd')]),
      task('moved', 'other', [fact('deadline', 'other'), fact('deadline', 'd'), fact('progress', 'd')]),
      task('untouched', 'other', [fact('deadline', 'third')]),
    ]);
    expect(codes(moved)).toEqual(['moved']);
    expect(moved[0]?.facts).toEqual([fact('deadline', 'd')]);
  });

  test('completing facts end a task, progress only reports it', () => {
    const { ended, reported } = effectsOf('d', [
      task('done', 'other', [fact('completed', 'd')]),
      task('undone', null, [fact('not-done', 'd')]),
      task('told', 'other', [fact('progress', 'd'), fact('completed', 'third')]),
    ]);
    expect(codes(ended)).toEqual(['done', 'undone']);
    expect(codes(reported)).toEqual(['told']);
  });
});
