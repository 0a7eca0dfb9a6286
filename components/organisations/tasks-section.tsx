import type { ReactNode } from 'react';
import { laneTask } from '@/components/strategy/lane-view';
import { groupNotes } from '@/components/strategy/task-group';
import { TaskLanes } from '@/components/strategy/task-lanes';
import { DocsList, type DocsRow } from '@/components/ui/docs-list';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import type { BodyTask } from '@/lib/catalog/readings/body-tasks';
import { localize } from '@/lib/i18n/localized';
import type { OrganisationWords } from './words';

/** A longer list is folded: what is dated already stands on the axis above it. */
const mostOpen = 12;

type Group = { code: string; tasks: BodyTask[] };

/** The tasks of a body on one time axis, then all of them under the name to which they were given. */
export function TasksSection({ code, tasks, words }: { code: string; tasks: readonly BodyTask[]; words: OrganisationWords }): ReactNode {
  const { t, strategy, locale, view, date } = words;
  if (tasks.length === 0) return null;
  const folded = tasks.map(({ task }) => task);
  const isDated = folded.some(({ fold }) => 'deadlineDay' in fold.state);
  return (
    <Section
      id="tasks"
      className="body-tasks"
      rail={t('tasks.rail')}
      notes={[
        strategy.t('past.asOf', { date: date(view.day) }),
        ...groupNotes(folded, strategy),
        <a key="rule" href={`/${locale}/method#task-state`}>
          {strategy.t('past.rule')}
        </a>,
      ]}
    >
      {isDated && (
        <>
          <TaskLanes locale={locale} view={view} tasks={folded.map(laneTask)} />
          <p className="small mute measure mt-2">{strategy.t('past.caption')}</p>
        </>
      )}
      {groupsOf(code, tasks, words).map((group) => (
        <TaskGroup key={group.code} group={group} code={code} words={words} />
      ))}
    </Section>
  );
}

function groupsOf(code: string, tasks: readonly BodyTask[], { nameOf, locale }: OrganisationWords): Group[] {
  const names = [...new Set(tasks.flatMap(({ named }) => named[0] ?? []))].sort(
    (a, b) => Number(b === code) - Number(a === code) || nameOf(a).localeCompare(nameOf(b), locale),
  );
  return names.map((name) => ({ code: name, tasks: tasks.filter(({ named }) => named[0] === name) }));
}

function TaskGroup({ group, code, words }: { group: Group; code: string; words: OrganisationWords }) {
  const { t, strategy } = words;
  const rows = group.tasks.map(({ task }) => taskDocsRow(task, words));
  return (
    <>
      <h3 className="row-group">
        {group.code === code ? t('tasks.own') : t.rich('tasks.inherited', { body: () => strategy.name(group.code) })}
      </h3>
      {rows.length > mostOpen ? (
        <details className="fold">
          <summary>{t('tasks.all', { count: rows.length })}</summary>
          <DocsList rows={rows} />
        </details>
      ) : (
        <DocsList rows={rows} />
      )}
    </>
  );
}

/** A task as one line: its number, its name, its state. */
export function taskDocsRow(task: BodyTask['task'], { locale, href, strategy }: OrganisationWords): DocsRow {
  const title = localize(task.title, locale);
  return {
    key: task.code,
    date: task.notation,
    title: title.words,
    lang: foreignLang({ text: title, pageLocale: locale }),
    href: href(`/strategy/${task.code}`),
    note: <Status {...strategy.status(task.fold.state)} />,
  };
}

/** Tasks in which the body takes part beside the one that leads. */
export function PartnerSection({ tasks, words }: { tasks: readonly BodyTask[]; words: OrganisationWords }) {
  const { t } = words;
  if (tasks.length === 0) return null;
  const rows = tasks.map(({ task }) => taskDocsRow(task, words));
  return (
    <Section id="partner" rail={t('partner.rail')} notes={[t('partner.note')]} heading={t('partner.heading', { count: rows.length })}>
      {rows.length > mostOpen ? (
        <details className="fold">
          <summary>{t('tasks.all', { count: rows.length })}</summary>
          <DocsList rows={rows} />
        </details>
      ) : (
        <DocsList rows={rows} />
      )}
    </Section>
  );
}
