import { Fragment } from 'react';
import type { Marks } from '@/components/sources/marks';
import { LanguageNotice } from '@/components/ui/language-notice';
import { Localized, type LocalizedWords } from '@/components/ui/localized';
import { NumberedSection, Section } from '@/components/ui/section';
import { SourceMarks, type SourceReference } from '@/components/ui/source-mark';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { GoalRecord } from '@/lib/strategy/schema';
import { childrenOf, goalRows } from './goal-rows';
import type { JudgedIndicator } from './indicator-rows';
import { type StatusRowModel, StatusRows } from './status-row';
import type { StrategyWords } from './words';

type Target = { goal: GoalRecord; sources: SourceReference[]; rows: StatusRowModel[] };
type Statement = { goal: GoalRecord; sources: SourceReference[]; parts: Statement[] };
export type GoalsModel = { group: GoalRecord | null; targets: Target[]; statements: Statement[] };

/** The group whose goals are measured; the other groups are words. */
const measured = 'g';
/** As the Strategy orders them, then what was added later. */
const spoken = ['v', 'n', 'p', 'gf'];

type Context = { goals: readonly GoalRecord[]; judged: ReadonlyMap<string, JudgedIndicator>; words: StrategyWords; marks: Marks };

export function goalsModel(context: Context): GoalsModel {
  const { goals, marks } = context;
  const statement = (goal: GoalRecord): Statement => ({
    goal,
    sources: marks.of([goal.source]),
    parts: childrenOf(goals, goal.code).map(statement),
  });
  const group = goals.find(({ code }) => code === measured) ?? null;
  // The Strategy's own goals come before those another document added to them.
  const isAdded = ({ document }: GoalRecord) => Number(document !== group?.document);
  const goalsInOrder = childrenOf(goals, measured).sort((a, b) => isAdded(a) - isAdded(b));
  return {
    group,
    targets: goalsInOrder.map((goal) => ({ goal, rows: goalRows(goal, context), sources: marks.of([goal.source]) })),
    statements: goals
      .filter(({ code, parent }) => parent === null && code !== measured)
      .sort((a, b) => spoken.indexOf(a.code) - spoken.indexOf(b.code))
      .map(statement),
  };
}

export function GoalSections({ model: { group, targets, statements }, words }: { model: GoalsModel; words: StrategyWords }) {
  const { locale, t } = words;
  const beside = wordsOf(statements, locale);
  const foreign = beside.find(({ lang }) => lang !== locale) ?? null;
  return (
    <>
      {group && (
        <NumberedSection
          id={group.code}
          number={group.notation}
          notes={[t('goals.notes', { count: targets.reduce((sum, { rows }) => sum + rows.length, 0) })]}
          heading={<Localized text={localize(group.title, locale)} pageLocale={locale} />}
          sub={t('goals.sub')}
        >
          {targets.map((target) => (
            <TargetGroup key={target.goal.code} target={target} words={words} />
          ))}
        </NumberedSection>
      )}
      {statements.length > 0 && (
        <Section id="statements" rail={t('statements.rail')} heading={t('statements.heading')} sub={t('statements.sub')}>
          <LanguageNotice className="mb-2" pageLocale={locale} text={foreign} beside={beside} />
          {statements.map(({ goal, parts }) => (
            <details key={goal.code} className="fold" id={goal.code}>
              <summary>{t('statements.group', { title: localize(goal.title, locale).words, count: countOf(parts) })}</summary>
              <Statements statements={parts} words={words} />
            </details>
          ))}
        </Section>
      )}
    </>
  );
}

const countOf = (parts: readonly Statement[]): number => parts.reduce((sum, part) => sum + 1 + countOf(part.parts), 0);

/** What the goals ask for, all the way down; of their names those that a machine translated. */
function wordsOf(statements: readonly Statement[], locale: Locale): LocalizedWords[] {
  return statements.flatMap(({ goal, parts }) => [
    ...[localize(goal.title, locale)].filter(({ isMachine }) => isMachine),
    ...(goal.description === null ? [] : [localize(goal.description, locale)]),
    ...wordsOf(parts, locale),
  ]);
}

function TargetGroup({ target: { goal, rows, sources }, words: { locale, t } }: { target: Target; words: StrategyWords }) {
  return (
    <Fragment>
      <h3 id={goal.code} className="row-group">
        <Localized text={localize(goal.title, locale)} pageLocale={locale} />
        <SourceMarks sources={sources} />
      </h3>
      <StatusRows rows={rows} pageLocale={locale} labels={{ who: t('row.who'), nobody: t('row.nobody') }} />
    </Fragment>
  );
}

function Statements({ statements, words }: { statements: readonly Statement[]; words: StrategyWords }) {
  const { locale } = words;
  return (
    <ul className="statements">
      {statements.map(({ goal, sources, parts }) => (
        <li key={goal.code} id={goal.code}>
          <p>
            <b>
              <Localized text={localize(goal.title, locale)} pageLocale={locale} />
            </b>
            <SourceMarks sources={sources} />
          </p>
          {goal.description && (
            <p className="small mute">
              <Localized text={localize(goal.description, locale)} pageLocale={locale} />
            </p>
          )}
          {parts.length > 0 && <Statements statements={parts} words={words} />}
        </li>
      ))}
    </ul>
  );
}
