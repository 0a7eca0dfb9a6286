import type { Marks } from '@/components/sources/marks';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { type SourceReference, StampedSentence } from '@/components/ui/source-mark';
import { Status } from '@/components/ui/status';
import { type Localized, localize } from '@/lib/i18n/localized';
import { daysBetween, lastDay } from '@/lib/period';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import { laneTask } from './lane-view';
import { TaskLanes } from './task-lanes';
import type { StrategyWords } from './words';

type Said = { text: Localized; sources: SourceReference[] };
export type StateModel = { computed: Said; declared: Said | null };

function computedSentence({ fold: { state, completed } }: FoldedTask, { t, date, view }: StrategyWords): string {
  const done = completed?.happenedOn ? date(completed.happenedOn) : '';
  const deadline = 'deadlineDay' in state ? date(state.deadlineDay) : '';
  if (state.kind === 'open') return t('state.open', { deadline, days: daysBetween(view.day, state.deadlineDay) });
  if (state.kind === 'done-on-time') {
    const days = completed?.happenedOn ? daysBetween(lastDay(completed.happenedOn), state.deadlineDay) : 0;
    return t('state.done-on-time', { deadline, done, days });
  }
  return t(`state.${state.kind}`, { deadline, done, days: 'days' in state ? state.days : 0 });
}

/** The computed state rests on the deadline in force and on the fact that decides. */
export function stateModel(task: FoldedTask, words: StrategyWords, marks: Marks): StateModel {
  const { fold, facts, source } = task;
  const deciding = 'evidence' in fold.state ? fold.state.evidence : null;
  const basis = [fold.deadlines.findLast(({ due }) => due !== null), facts.find(({ code }) => code === deciding)];
  const codes = basis.flatMap((fact) => fact?.source ?? []);
  const { declared } = fold;
  return {
    computed: {
      text: { words: computedSentence(task, words), lang: words.locale },
      sources: marks.of(codes.length > 0 ? codes : [fold.assigned?.source ?? source]),
    },
    declared: declared?.words ? { text: localize(declared.words, words.locale), sources: marks.of([declared.source]) } : null,
  };
}

/** What the rule works out beside what the body says of itself; where they differ, both stand. */
export function StateSection({ task, model, words }: { task: FoldedTask; model: StateModel; words: StrategyWords }) {
  const { locale, view, t, date } = words;
  const { computed, declared } = model;
  return (
    <Section
      id="state"
      rail={t('state.rail')}
      notes={[
        t('past.asOf', { date: date(view.day) }),
        <a key="rule" href={`/${locale}/method#task-state`}>
          {t('past.rule')}
        </a>,
      ]}
      heading={t('state.heading')}
    >
      <div className="cols2 mb-3">
        <div>
          <h3>{t('state.computed')}</h3>
          <p className="mt-1">
            <Status {...words.status(task.fold.state)} />
          </p>
          <p className="mt-1">
            <StampedSentence text={computed.text.words} sources={computed.sources} />
          </p>
        </div>
        <div>
          <h3>{t('state.declared')}</h3>
          {declared ? (
            <p className="mt-1" lang={foreignLang({ text: declared.text, pageLocale: locale })}>
              <StampedSentence text={declared.text.words} sources={declared.sources} />
            </p>
          ) : (
            <p className="mt-1 mute">{t('state.undeclared')}</p>
          )}
        </div>
      </div>
      {'deadlineDay' in task.fold.state && <TaskLanes locale={locale} view={view} tasks={[laneTask(task)]} />}
    </Section>
  );
}
