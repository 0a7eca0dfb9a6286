import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { formatDate } from '@/lib/i18n/format';
import { localize } from '@/lib/i18n/localized';
import type { Impact, Lateness, MovedFigure, ShownStatus, ShownTask } from '@/lib/publishing/impact-shape';
import { ImpactPages } from './impact-pages';
import type { ReviewWords } from './words';

type Moved = { key: string; what: ReactNode; before: ReactNode; after: ReactNode };
/** `large`: too much to be worked out while somebody waits. */
type ImpactSectionProps = { impact: Impact | 'large'; words: ReviewWords };

/** What readers will see once the set is published, beside what they see now. */
export function ImpactSection({ impact, words }: ImpactSectionProps) {
  const { t } = words;
  if (impact === 'large' || impact.stopped !== null) {
    return (
      <Section id="impact" rail={t('impact.rail')}>
        <p className="notice">{t(impact === 'large' ? 'impact.tooLarge' : 'impact.stopped')}</p>
      </Section>
    );
  }
  const pages = impact.pages.length + impact.more.pages;
  const isStill = [impact.figures, impact.statuses, impact.conflicts, impact.goalposts, impact.late].every((list) => list.length === 0);
  return (
    <Section id="impact" rail={t('impact.rail')} notes={[t('impact.pages', { count: pages, shown: words.changes.count(pages) })]}>
      {isStill && <p className="measure">{t('impact.nothing')}</p>}
      <Table list="figures" rows={figureRows(impact, words)} more={impact.more.figures} words={words} />
      <Table list="statuses" rows={statusRows(impact, words)} more={impact.more.statuses} words={words} />
      <Table list="conflicts" rows={conflictRows(impact, words)} more={impact.more.conflicts} words={words} />
      <Table list="goalposts" rows={goalpostRows(impact, words)} more={impact.more.goalposts} words={words} />
      <Table list="late" rows={lateRows(impact, words)} more={impact.more.late} words={words} />
      {impact.unread > 0 && (
        <p className="notice">{t('impact.unread', { count: impact.unread, shown: words.changes.count(impact.unread) })}</p>
      )}
      <ImpactPages impact={impact} words={words} />
    </Section>
  );
}

type TableProps = { list: 'figures' | 'statuses' | 'conflicts' | 'goalposts' | 'late'; rows: Moved[]; more: number; words: ReviewWords };

function Table({ list, rows, more, words: { t, changes } }: TableProps) {
  if (rows.length === 0) return null;
  return (
    <div className="impact-list">
      <DataTable
        stack
        caption={t(`impact.${list}`)}
        columns={[
          { key: 'what', label: t('impact.what') },
          { key: 'before', label: t('impact.before') },
          { key: 'after', label: t('impact.after') },
        ]}
        rows={rows.map(({ key, what, before, after }) => ({
          key,
          cells: [what, <del key="before">{before}</del>, <ins key="after">{after}</ins>],
        }))}
      />
      {more > 0 && <p className="small mute">{t('impact.more', { count: more, shown: changes.count(more) })}</p>}
    </div>
  );
}

const linked = (words: ReviewWords, path: string, text: string): ReactNode => <a href={`/${words.locale}${path}`}>{text}</a>;

function figureRows({ figures }: Impact, words: ReviewWords): Moved[] {
  const shown = (figure: MovedFigure['before'], unit: MovedFigure['unit']): ReactNode =>
    figure === null ? (
      words.t('impact.none')
    ) : (
      <>
        <span className="big">{words.changes.figures.figure(figure, unit)}</span>{' '}
        <span className="mute">{words.changes.figures.period(figure.period)}</span>
      </>
    );
  return figures.map(({ indicator, name, unit, before, after }) => ({
    key: indicator,
    what: linked(words, `/indicators/${indicator}`, localize(name, words.locale).words),
    before: shown(before, unit),
    after: shown(after, unit),
  }));
}

function statusRows({ statuses }: Impact, words: ReviewWords): Moved[] {
  return statuses.map((moved) => {
    const name = localize(moved.name, words.locale).words;
    if (moved.kind === 'indicator') {
      const shown = (status: ShownStatus | null) => status && statusWords(status, words);
      return {
        key: `indicator ${moved.code}`,
        what: linked(words, `/indicators/${moved.code}`, name),
        before: shown(moved.before),
        after: shown(moved.after),
      };
    }
    const shown = (task: ShownTask | null) => task && taskWords(task, words);
    const what = linked(words, `/strategy/${moved.code}`, `${moved.notation} ${name}`);
    return { key: `task ${moved.code}`, what, before: shown(moved.before), after: shown(moved.after) };
  });
}

function statusWords({ status, reason }: ShownStatus, { changes: { common } }: ReviewWords): ReactNode {
  return (
    <>
      <b>{common(`status.${status}`)}</b> <span className="mute">{common(`reason.${reason}`)}</span>
    </>
  );
}

function taskWords({ state, days, deadline, declared, owners }: ShownTask, words: ReviewWords): ReactNode {
  const { common } = words.changes;
  const needsDays = state === 'late' || state === 'overdue-no-report' || state === 'done-late';
  return (
    <>
      <b>{needsDays ? common(`task.${state}`, { days: days ?? 0 }) : common(`taskKind.${state}`)}</b>
      {deadline !== null && <span className="block mute">{formatDate(deadline, words.locale)}</span>}
      {declared !== null && (
        <span className="block mute">{words.t('impact.declared', { words: localize(declared, words.locale).words })}</span>
      )}
      {owners.length > 0 && (
        <span className="block mute">{owners.map((code) => words.name({ kind: 'organisation', code })).join(', ')}</span>
      )}
    </>
  );
}

function conflictRows({ conflicts }: Impact, words: ReviewWords): Moved[] {
  const { t, changes } = words;
  return conflicts.map(({ change, record, indicator, name, period, statements }) => {
    const said = statements.map(({ value, qualifier }) => changes.figures.plain({ value, qualifier }, 'count')).join(' – ');
    const text = localize(name, words.locale).words;
    const what = indicator === null ? text : linked(words, `/indicators/${indicator}`, text);
    const told = [t(`impact.${change}`), period === null ? '' : changes.figures.period(period), said].filter(Boolean).join('. ');
    const [before, after] = change === 'opened' ? [t('impact.none'), told] : [told, t('impact.none')];
    return { key: `${record} ${indicator} ${period} ${change}`, what, before, after };
  });
}

function goalpostRows({ goalposts }: Impact, words: ReviewWords): Moved[] {
  return goalposts.map(({ kind, code, name, before, after }) => ({
    key: `${kind} ${code}`,
    what: linked(words, kind === 'task' ? `/strategy/${code}` : `/indicators/${code}`, localize(name, words.locale).words),
    before: words.changes.count(before ?? 0),
    after: words.changes.count(after ?? 0),
  }));
}

function lateRows({ late }: Impact, words: ReviewWords): Moved[] {
  const { count } = words.changes;
  const shown = (counts: Lateness | null) =>
    counts === null
      ? words.t('impact.none')
      : words.t('impact.lateCounts', { late: count(counts.late), overdue: count(counts.overdue), done: count(counts.doneLate) });
  return late.map(({ organisation, name, before, after }) => ({
    key: organisation,
    what: linked(words, `/organisations/${organisation}`, localize(name, words.locale).words),
    before: shown(before),
    after: shown(after),
  }));
}
