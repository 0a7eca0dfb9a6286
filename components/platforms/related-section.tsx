import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { indicatorRow, judgeIndicators } from '@/components/strategy/indicator-rows';
import { StatusRows } from '@/components/strategy/status-row';
import { DocsList } from '@/components/ui/docs-list';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import { localize } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import { isHeading, isKnownBy } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';
import type { PlatformWords } from './words';

type Related = { tasks: readonly Task[]; indicators: readonly IndicatorBrief[] };

/** Tasks and indicators of the Strategy that the platform serves, as they stand on the day of the view. */
export async function relatedSections(related: Related, words: PlatformWords, marks: Marks): Promise<ReactNode> {
  const { locale, bodies, t, strategy, view, href } = words;
  const judged = await judgeIndicators(related.indicators, { bodies, words: strategy });
  const indicators = [...judged.values()].map((indicator) => indicatorRow(indicator, strategy, marks));
  const tasks = related.tasks.filter((task) => isKnownBy(task, view.asOf));
  if (tasks.length === 0 && indicators.length === 0) {
    return (
      <Section id="related" rail={t('related.rail')}>
        <p className="measure">{t('related.none')}</p>
      </Section>
    );
  }
  return (
    <>
      {tasks.length > 0 && (
        <Section id="tasks" rail={t('tasks.rail')}>
          <DocsList
            rows={tasks.map((task) => {
              const title = localize(task.title, locale);
              const { state } = foldTask(task.facts, { asOf: view.asOf, today: view.day });
              return {
                key: task.code,
                date: task.notation,
                title: title.words,
                lang: foreignLang({ text: title, pageLocale: locale }),
                href: href(`/strategy/${task.code}`),
                note: isHeading(task) ? undefined : <Status {...strategy.status(state)} />,
              };
            })}
          />
        </Section>
      )}
      {indicators.length > 0 && (
        <Section id="indicators" rail={t('indicators.rail')}>
          <StatusRows rows={indicators} pageLocale={locale} labels={{ who: strategy.t('row.who'), nobody: strategy.t('row.nobody') }} />
        </Section>
      )}
    </>
  );
}
