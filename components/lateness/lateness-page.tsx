import { setBodyTitle } from '@/components/organisations/body-title';
import { replySection } from '@/components/organisations/reply-list';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { PageHead } from '@/components/ui/page-head';
import { Tally } from '@/components/ui/tally';
import { ledgerOf } from '@/lib/catalog/readings/lateness';
import type { Locale } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Body } from '@/lib/organisations/queries';
import type { ReplyRecord } from '@/lib/organisations/reply-schema';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import { BodiesSection } from './bodies-section';
import { latenessFinding } from './finding';
import { missingSection } from './missing-section';
import { staleSection } from './stale-section';
import { taskSection } from './task-section';
import { latenessWords } from './words';

export type LatenessPageProps = {
  locale: Locale;
  view: View;
  tasks: readonly Task[];
  indicators: readonly IndicatorBrief[];
  bodies: readonly Body[];
  replies: readonly ReplyRecord[];
  sources: readonly SourceBrief[];
};

/** Who is late on what evidence, and apart from it, what nobody reported: tasks and figures, with what the bodies replied. */
export async function LatenessPage({ locale, view, bodies, indicators, replies, ...records }: LatenessPageProps) {
  const [words, marks] = await Promise.all([latenessWords(locale, view, bodies), marksFor(records.sources, locale)]);
  const { t, strategy } = words;
  const { count } = strategy;
  const tasks = foldTasks(records.tasks, view);
  const ledger = ledgerOf({ tasks, indicators, replies, bodies, day: view.day });
  const { late, overdue, doneLate, missing, stale, lines } = ledger;
  const context = { words, marks, replies };

  const lateTasks = await taskSection('late', late, context);
  const overdueTasks = await taskSection('overdue', overdue, context);
  const doneTasks = await taskSection('doneLate', doneLate, context);
  const missingRows = await missingSection(missing, context);
  const staleRows = staleSection({ stale, lines }, context);
  // What answers a task or an indicator already stands beside it.
  const shown = new Set([...late, ...overdue, ...doneLate].map(({ code }) => code));
  const beside = new Set(missing.map(({ indicator }) => indicator.code));
  const others = replies.filter(({ task, indicator }) => !(task && shown.has(task)) && !(indicator && beside.has(indicator)));
  const reply = await replySection(others, {
    locale,
    view,
    bodies,
    marks,
    hasMore: others.length < replies.length,
    subjectOf: (one) => {
      const task = records.tasks.find(({ code }) => code === one.task);
      if (task) return { href: words.href(`/strategy/${task.code}`), name: task.title };
      const indicator = indicators.find(({ code }) => code === one.indicator);
      return indicator ? { href: words.href(`/indicators/${indicator.code}`), name: indicator.name } : null;
    },
  });
  return (
    <>
      <PageHead
        title={setBodyTitle(latenessFinding({ tasks: tasks.length, late: late.length, overdue: overdue.length }, t), locale)}
        lede={t('lede')}
      >
        <Tally
          entries={[
            { kind: 'behind', count: count(late.length), label: t('tally.late'), href: '#late' },
            { kind: 'overdue', count: count(overdue.length), label: t('tally.overdue'), href: '#overdue' },
            { kind: 'done', count: count(doneLate.length), label: t('tally.doneLate'), href: '#done-late' },
            { kind: 'no-data', count: count(missing.length), label: t('tally.missing'), href: '#missing' },
            { kind: 'no-data', count: count(stale.length), label: t('tally.stale'), href: '#stale' },
          ]}
        />
      </PageHead>
      <div className="wrap">
        {lateTasks}
        {overdueTasks}
        {doneTasks}
        {missingRows}
        {staleRows}
        <BodiesSection lines={lines} words={words} />
        {reply}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}
