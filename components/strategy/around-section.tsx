import { DocsList, type DocsRow } from '@/components/ui/docs-list';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { localize } from '@/lib/i18n/localized';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import { type StatusRowModel, StatusRows } from './status-row';
import { groupNotes, tasksUnder } from './task-group';
import type { StrategyWords } from './words';

/** The Strategy's tree as known on the day of the view. */
export type TaskTree = { headings: readonly Task[]; tasks: readonly FoldedTask[] };

/** Every task below a heading, through the headings below it. */
export function deepTasks(heading: Task, tree: TaskTree): FoldedTask[] {
  const below = tree.headings.filter(({ parent }) => parent === heading.code).flatMap((child) => deepTasks(child, tree));
  return [...tasksUnder(tree.tasks, heading.code), ...below];
}

function docsRow(task: Task, note: DocsRow['note'], { locale, href }: StrategyWords): DocsRow {
  const title = localize(task.title, locale);
  return {
    key: task.code,
    date: task.notation,
    title: title.words,
    lang: foreignLang({ text: title, pageLocale: locale }),
    href: href(`/strategy/${task.code}`),
    note,
  };
}

function headingRow(heading: Task, tree: TaskTree, words: StrategyWords): DocsRow {
  const notes = groupNotes(deepTasks(heading, tree), words);
  const lines = notes.map((note) => (
    <span key={note} className="block">
      {note}
    </span>
  ));
  return docsRow(heading, lines, words);
}

type PartsProps = { task: Task; tree: TaskTree; rows: readonly StatusRowModel[]; words: StrategyWords };

/** What stands below a heading: its headings with their counts, its tasks with their evidence. */
export function PartsSection({ task, tree, rows, words }: PartsProps) {
  const { locale, t } = words;
  const headings = tree.headings.filter(({ parent }) => parent === task.code);
  if (headings.length === 0 && rows.length === 0) return null;
  return (
    <Section id="parts" rail={t('parts.rail')} notes={[t('group.tasks', { count: deepTasks(task, tree).length })]}>
      {headings.length > 0 && <DocsList rows={headings.map((heading) => headingRow(heading, tree, words))} />}
      {rows.length > 0 && <StatusRows rows={rows} pageLocale={locale} labels={{ who: t('row.who'), nobody: t('row.nobody') }} />}
    </Section>
  );
}

/** The heading a task stands under, and what stands beside it. */
export function AroundSection({ task, tree, words }: { task: Task; tree: TaskTree; words: StrategyWords }) {
  const { locale, t, href } = words;
  const parent = [...tree.headings, ...tree.tasks].find(({ code }) => code === task.parent);
  const isBeside = (other: Task) => other.code !== task.code && other.parent === task.parent;
  const rows = [
    ...tree.headings.filter(isBeside).map((heading) => headingRow(heading, tree, words)),
    ...tree.tasks.filter(isBeside).map((other) => docsRow(other, <Status {...words.status(other.fold.state)} />, words)),
  ];
  if (!parent && rows.length === 0) return null;
  const up = parent && (
    <a key="parent" href={href(`/strategy/${parent.code}`)}>
      {t('around.parent', { title: localize(parent.title, locale).words })}
    </a>
  );
  return (
    <Section id="around" rail={t('around.rail')} notes={up ? [up] : []}>
      <DocsList rows={rows} />
    </Section>
  );
}
