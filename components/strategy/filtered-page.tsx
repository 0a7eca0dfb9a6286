import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import { tasksThatMatch } from '@/lib/catalog/readings/task-list';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { TASK_FILTER_KEYS, type TaskFilter } from '@/lib/strategy/filter';
import { foldTasks } from '@/lib/strategy/folded-task';
import { compareLanes } from '@/lib/strategy/lateness';
import type { Task } from '@/lib/strategy/queries';
import type { Topic } from '@/lib/topics/queries';
import { type FilterFacet, filterFacets } from './filter-view';
import { StatusRows } from './status-row';
import { TaskFilters } from './task-filters';
import { taskRow } from './task-rows';
import { type StrategyWords, strategyWords } from './words';

type FilteredPageProps = {
  locale: Locale;
  view: View;
  filter: TaskFilter;
  tasks: readonly Task[];
  bodies: readonly Body[];
  topics: readonly Topic[];
  sources: readonly SourceBrief[];
};

/** Only the tasks the reader asked for, in one list, longest past the deadline first. */
export async function FilteredPage({ locale, view, filter, bodies, topics, sources, ...records }: FilteredPageProps) {
  const [words, marks] = await Promise.all([strategyWords(locale, view, bodies), marksFor(sources, locale)]);
  const { t, href } = words;
  const registers = { bodies, topics };
  const tasks = foldTasks(records.tasks, view);
  const found = tasksThatMatch(tasks, filter, registers, view.day).sort((a, b) =>
    compareLanes({ code: a.code, state: a.fold.state }, { code: b.code, state: b.fold.state }),
  );
  const rows = found.map((task) => taskRow(task, words, marks));
  const facets = filterFacets(tasks, filter, registers, words);

  return (
    <>
      <RoomCrumbs locale={locale} view={view} room="strategy" current={t('filtered.crumb')} />
      <PageHead
        title={setTitle(t('filtered.title', { count: found.length, total: tasks.length }), locale)}
        lede={<Choices filter={filter} facets={facets} words={words} />}
        state={<a href={href('/strategy')}>{t('filtered.back')}</a>}
      />
      <div className="wrap">
        <TaskFilters facets={facets} words={words} />
        <Section rail={t('filtered.rail')} notes={rows.length > 1 ? [t('filtered.order')] : []}>
          {rows.length === 0 ? (
            <Notice kind="plain" title={t('filtered.none')}>
              {t('filtered.advice')} <a href={href('/strategy')}>{t('filtered.back')}</a>
            </Notice>
          ) : (
            <StatusRows rows={rows} pageLocale={locale} labels={{ who: t('row.who'), nobody: t('row.nobody') }} />
          )}
        </Section>
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

/** What was chosen, each in its own words; a code that names nothing is shown as it came. */
function Choices({ filter, facets, words: { t } }: { filter: TaskFilter; facets: readonly FilterFacet[]; words: StrategyWords }) {
  const chosen = TASK_FILTER_KEYS.flatMap((key) => {
    const asked = filter[key];
    if (asked === undefined) return [];
    const label = facets.find((facet) => facet.key === key)?.links.find(({ isCurrent }) => isCurrent)?.label ?? asked;
    return [{ key, words: t('filtered.choice', { filter: t(`filter.${key}`), value: label }) }];
  });
  return chosen.map(({ key, words }) => (
    <span key={key} className="block">
      {words}
    </span>
  ));
}
