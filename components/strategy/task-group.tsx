import type { Marks } from '@/components/sources/marks';
import { foreignLang } from '@/components/ui/localized';
import { NumberedSection } from '@/components/ui/section';
import { type SourceReference, StampedSentence } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import { localize } from '@/lib/i18n/localized';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import { tallyStates } from '@/lib/strategy/lateness';
import type { Task } from '@/lib/strategy/queries';
import { type StatusRowModel, StatusRows } from './status-row';
import { taskRow } from './task-rows';
import type { StrategyWords } from './words';

export type TaskGroupModel = { heading: Task; sources: SourceReference[]; tasks: FoldedTask[]; rows: StatusRowModel[] };

/** The tasks below a heading, each followed by its own parts; headings below it are left to their own groups. */
export function tasksUnder(tasks: readonly FoldedTask[], code: string): FoldedTask[] {
  return tasks.filter(({ parent }) => parent === code).flatMap((task) => [task, ...tasksUnder(tasks, task.code)]);
}

const order = ['d', 'f', 's', 'l'];

function rank({ code, parent }: Task): number {
  const place = order.indexOf(parent ?? code);
  return place < 0 ? order.length : place;
}

/** Every heading with tasks directly below it: the dated assignments first, then the Strategy's own order. */
export function taskGroups(headings: readonly Task[], tasks: readonly FoldedTask[], words: StrategyWords, marks: Marks): TaskGroupModel[] {
  return [...headings]
    .sort((a, b) => rank(a) - rank(b))
    .map((heading) => ({ heading, tasks: tasksUnder(tasks, heading.code) }))
    .filter((group) => group.tasks.length > 0)
    .map((group) => ({
      ...group,
      sources: marks.of([group.heading.source]),
      rows: group.tasks.map((task) => taskRow(task, words, marks)),
    }));
}

/** "21 tasks", "7 overdue, no report found": only what there is, and never two kinds in one number. */
export function groupNotes(tasks: readonly FoldedTask[], { t, common, count }: StrategyWords): string[] {
  const tally = tallyStates(tasks.map(({ fold }) => fold.state));
  const kinds = (['late', 'overdue-no-report', 'done-late', 'done-on-time', 'done'] as const).filter((kind) => tally[kind] > 0);
  return [
    t('group.tasks', { count: tasks.length }),
    ...kinds.map((kind) => t('group.state', { state: common(`taskKind.${kind}`), count: count(tally[kind]) })),
  ];
}

export function TaskGroup({ group: { heading, sources, tasks, rows }, words }: { group: TaskGroupModel; words: StrategyWords }) {
  const { locale, t, href } = words;
  const title = localize(heading.title, locale);
  const description = heading.description && localize(heading.description, locale);
  return (
    <NumberedSection
      id={heading.code}
      number={heading.notation}
      notes={groupNotes(tasks, words)}
      heading={
        <a className="plain" href={href(`/strategy/${heading.code}`)} lang={foreignLang({ text: title, pageLocale: locale })}>
          {title.lang === locale ? setTitle(title.words, locale) : title.words}
        </a>
      }
      sub={description?.lang === locale ? <StampedSentence text={description.words} sources={sources} /> : undefined}
    >
      <StatusRows rows={rows} pageLocale={locale} labels={{ who: t('row.who'), nobody: t('row.nobody') }} />
    </NumberedSection>
  );
}
