import type { ReactNode } from 'react';
import { statusKinds } from '@/components/strategy/words';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { Status, type StatusKind } from '@/components/ui/status';
import { Glyph, type GlyphName } from '@/components/ui/symbols';
import { type BodyTask, tallyOf, tasksOf } from '@/lib/catalog/readings/body-tasks';
import { localize } from '@/lib/i18n/localized';
import { currentOwners, type FoldedTask } from '@/lib/strategy/folded-task';
import { compareLanes } from '@/lib/strategy/lateness';
import { byName } from './by-name';
import type { OrganisationWords } from './words';

type Drawn = 'behind' | 'overdue' | 'done' | 'open' | 'no-data';
const drawn: Record<Drawn, GlyphName> = { behind: 'behind', overdue: 'overdue', done: 'achieved', open: 'open', 'no-data': 'no-data' };
const kinds = Object.keys(drawn) as Drawn[];
const drawnAs = (kind: StatusKind): Drawn => kinds.find((one) => one === kind) ?? 'no-data';

type BesideProps = { code: string; codes: readonly string[]; tasks: readonly FoldedTask[]; words: OrganisationWords };

/** Every body that answers for a task, one mark a task, in the order of their names: counts, never a rank. */
export function BesideSection({ code, codes, tasks, words }: BesideProps): ReactNode {
  const { t, locale, bodies, view, nameOf, strategy } = words;
  const { count } = strategy;
  const led = tasks.filter((task) => currentOwners(task).length > 0).length;
  const rows = byName(codes, nameOf, locale).map((one) => {
    const own = tasksOf(one, tasks, { bodies, day: view.day });
    const tally = tallyOf(own);
    return {
      key: one,
      isCurrent: one === code,
      cells: [
        <span key="name">{strategy.name(one)}</span>,
        <TaskMarks key="tasks" tasks={own} words={words} />,
        count(own.length),
        count(tally.late),
        count(tally['overdue-no-report']),
        count(tally['done-late']),
      ],
    };
  });
  return (
    <Section
      id="beside"
      rail={t('beside.rail')}
      notes={[t('beside.note')]}
      heading={t('beside.heading', { bodies: rows.length, tasks: led })}
      sub={led < tasks.length ? t('beside.unowned', { count: tasks.length - led }) : undefined}
    >
      <div className="beside-bodies">
        <DataTable
          stack
          caption={<span className="vh">{t('beside.caption')}</span>}
          columns={[
            { key: 'body', label: t('beside.body') },
            { key: 'tasks', label: t('beside.tasks') },
            { key: 'total', label: t('beside.total'), isNumeric: true },
            { key: 'late', label: strategy.common('taskKind.late'), isNumeric: true },
            { key: 'overdue', label: strategy.common('taskKind.overdue-no-report'), isNumeric: true },
            { key: 'doneLate', label: strategy.common('taskKind.done-late'), isNumeric: true },
          ]}
          rows={rows}
        />
      </div>
      <p className="mark-key">
        {kinds.map((kind) => (
          <Status key={kind} kind={kind} label={t(`beside.key.${kind}`)} />
        ))}
      </p>
      <p className="small mute measure mt-1">{t('beside.noRank')}</p>
    </Section>
  );
}

function TaskMarks({ tasks, words }: { tasks: readonly BodyTask[]; words: OrganisationWords }) {
  const { t, strategy, locale, href } = words;
  const sorted = [...tasks].sort((a, b) =>
    compareLanes({ code: a.task.code, state: a.task.fold.state }, { code: b.task.code, state: b.task.fold.state }),
  );
  return (
    <ul className="task-marks">
      {sorted.map(({ task }) => {
        const kind = drawnAs(statusKinds[task.fold.state.kind]);
        const label = t('beside.mark', { title: localize(task.title, locale).words, state: strategy.status(task.fold.state).label });
        return (
          <li key={task.code}>
            <a href={href(`/strategy/${task.code}`)} className={`task-mark mark-${kind}`} aria-label={label} title={label}>
              <Glyph name={drawn[kind]} size={16} />
            </a>
          </li>
        );
      })}
    </ul>
  );
}
