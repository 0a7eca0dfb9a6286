import type { ReactNode } from 'react';
import { replyList } from '@/components/organisations/reply-list';
import { type StatusRowModel, StatusRows } from '@/components/strategy/status-row';
import { taskRow } from '@/components/strategy/task-rows';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { LatenessContext } from './words';

type Kind = 'late' | 'overdue' | 'doneLate';

/** The tasks of one tally with days, evidence, who answers and what they replied. An empty tally says so. */
export async function taskSection(kind: Kind, tasks: readonly FoldedTask[], context: LatenessContext): Promise<ReactNode> {
  const { t, strategy, locale, view, date } = context.words;
  // One after another: marks are numbered in reading order.
  const rows: StatusRowModel[] = [];
  for (const task of tasks) rows.push(await row(task, context));
  return (
    <Section
      id={kind === 'doneLate' ? 'done-late' : kind}
      rail={t(`${kind}.rail`)}
      notes={[
        strategy.t('past.asOf', { date: date(view.day) }),
        <a key="rule" href={`/${locale}/method#task-state`}>
          {strategy.t('past.rule')}
        </a>,
      ]}
      heading={setTitle(t(`${kind}.heading`, { count: tasks.length }), locale)}
      sub={tasks.length > 0 ? t(`${kind}.sub`) : undefined}
    >
      {rows.length > 0 && (
        <StatusRows rows={rows} pageLocale={locale} labels={{ who: strategy.t('row.who'), nobody: strategy.t('row.nobody') }} />
      )}
    </Section>
  );
}

async function row(task: FoldedTask, { words, marks, replies }: LatenessContext): Promise<StatusRowModel> {
  const { locale, view, bodies, strategy } = words;
  const model = taskRow(task, strategy, marks);
  const deadline = task.fold.deadlines.findLast(({ due }) => due !== null);
  return {
    ...model,
    dueSources: deadline ? marks.of([deadline.source]) : [],
    reply: await replyList(
      replies.filter((reply) => reply.task === task.code),
      { locale, view, bodies, marks },
    ),
  };
}
