import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { type Fact, Facts } from '@/components/ui/facts';
import { Section } from '@/components/ui/section';
import { SourceMarks, Stamped, StampedSentence } from '@/components/ui/source-mark';
import { Status } from '@/components/ui/status';
import { setTitle } from '@/components/ui/title';
import type { Goalposts } from '@/lib/catalog/readings/goalposts';
import { localize } from '@/lib/i18n/localized';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { TaskFactRecord } from '@/lib/strategy/schema';
import type { GoalpostWords } from './words';

type Context = { words: GoalpostWords; marks: Marks };

/** What nobody read in the source itself is said under what it says. */
const doubt = ({ confidence }: TaskFactRecord, { common }: GoalpostWords): ReactNode =>
  confidence === 'high' ? null : <span className="cell-note">{common(`confidence.${confidence}`)}</span>;

function taskTitle({ code, notation, title }: FoldedTask, { href, text }: GoalpostWords): ReactNode {
  return (
    <>
      <span className="mute">{notation}</span> <a href={href(`/strategy/${code}`)}>{text(title)}</a>
    </>
  );
}

/** Each step from one deadline of a task to the next. */
export function deadlinesSection({ deadlines }: Goalposts, context: Context): ReactNode {
  const { t, locale, href } = context.words;
  const entries = deadlines.map((moved) => deadlineMove(moved, context));
  return (
    <Section
      id="deadlines"
      rail={t('deadlines.rail')}
      notes={[
        <a key="lateness" href={href('/lateness')}>
          {t('deadlines.lateness')}
        </a>,
      ]}
      heading={setTitle(deadlines.length === 0 ? t('deadlines.none') : t('deadlines.heading', { count: deadlines.length }), locale)}
      sub={deadlines.length === 0 ? t('deadlines.noneNote') : undefined}
    >
      {entries}
    </Section>
  );
}

function deadlineMove({ task, move: { from, to, days } }: Goalposts['deadlines'][number], context: Context): ReactNode {
  const { words, marks } = context;
  const { t, locale, date } = words;
  const due = (fact: TaskFactRecord): ReactNode => (
    <>
      <StampedSentence
        text={
          fact.due === null
            ? t('deadlines.inWords', { words: fact.words === null ? t('noDay') : localize(fact.words, locale).words })
            : date(fact.due)
        }
        sources={marks.of([fact.source])}
      />
      {doubt(fact, words)}
    </>
  );
  const distance = days === null || days === 0 ? null : t(days > 0 ? 'deadlines.later' : 'deadlines.earlier', { days: Math.abs(days) });
  return (
    <article key={to.code} className="ledger-entry" id={to.code}>
      <h3>{taskTitle(task, words)}</h3>
      <Facts
        facts={[
          { term: t('before'), detail: due(from) },
          {
            term: t('after'),
            detail: (
              <>
                {due(to)}
                {distance && <span className="cell-note">{distance}</span>}
              </>
            ),
          },
          { term: t('by'), detail: words.document(to.document) },
          { term: t('when'), detail: date(to.happenedOn ?? to.releasedOn) },
        ]}
      />
    </article>
  );
}

/** Tasks that went to another body: with the body that was taken over, or given to another owner. */
export function ownersSection(goalposts: Goalposts, context: Context): ReactNode {
  const { t, locale } = context.words;
  const { changed, handedOn, undated } = goalposts;
  const moved = goalposts.takeovers.map((takeover) => takeoverEntry(takeover, goalposts.tasks, context));
  const given = changed.flatMap(({ task, changes }) => changes.map((change) => ownerChange(task, change, context)));
  const unknown = undated.length > 0 ? undatedList(undated, context) : null;
  return (
    <Section
      id="owners"
      rail={t('owners.rail')}
      notes={[t('owners.note')]}
      heading={setTitle(t('owners.heading', { count: handedOn }), locale)}
      sub={changed.length === 0 ? t('owners.unchanged') : undefined}
    >
      {moved}
      {given.length > 0 && (
        <>
          <h3 className="mt-4 mb-2">{t('owners.changed', { count: changed.length })}</h3>
          {given}
        </>
      )}
      {unknown}
    </Section>
  );
}

function takeoverEntry({ succession, passed, finished }: Goalposts['takeovers'][number], tasks: readonly FoldedTask[], context: Context) {
  const { words, marks } = context;
  const { t, body, date, document } = words;
  const day = date(succession.happenedOn);
  const list = (codes: readonly string[], summary: string) =>
    codes.length > 0 && (
      <details className="fold">
        <summary>{summary}</summary>
        <ul className="moved-tasks">
          {tasks
            .filter(({ code }) => codes.includes(code))
            .map((task) => (
              <li key={task.code}>
                <span>{taskTitle(task, words)}</span>
                <Status {...words.strategy.status(task.fold.state)} />
              </li>
            ))}
        </ul>
      </details>
    );
  return (
    <article key={succession.code} className="ledger-entry" id={succession.code}>
      <h3>{t.rich('owners.takeover', { from: () => body(succession.predecessor), to: () => body(succession.successor) })}</h3>
      <Facts
        facts={[
          {
            term: t('when'),
            detail: succession.source === null ? day : <Stamped sources={marks.of([succession.source])}>{day}</Stamped>,
          },
          { term: t('by'), detail: document(succession.document) },
        ]}
      />
      {passed.length === 0 && <p className="small mute mt-1">{t('owners.passed', { count: 0 })}</p>}
      {list(passed, t('owners.passed', { count: passed.length }))}
      {list(finished, t('owners.finished', { count: finished.length }))}
    </article>
  );
}

function ownerChange(task: FoldedTask, { from, to }: Goalposts['changed'][number]['changes'][number], context: Context): ReactNode {
  const { words, marks } = context;
  const { t, body, date, document } = words;
  const [first] = to;
  const bodies = (facts: readonly TaskFactRecord[]): Fact['detail'] => (
    <>
      {facts.map((fact, index) => (
        <span key={fact.code}>
          {index > 0 && ' · '}
          {fact.organisation !== null && body(fact.organisation)}
        </span>
      ))}
      <SourceMarks sources={facts[0] ? marks.of(facts.map(({ source }) => source)) : []} />
      {facts[0] && doubt(facts[0], words)}
    </>
  );
  return (
    <article key={first?.code ?? task.code} className="ledger-entry" id={first?.code}>
      <h3>{taskTitle(task, words)}</h3>
      <Facts
        facts={[
          { term: t('before'), detail: bodies(from) },
          { term: t('after'), detail: bodies(to) },
          { term: t('by'), detail: document(first?.document ?? null) },
          { term: t('when'), detail: date(first?.happenedOn ?? first?.releasedOn ?? null) },
        ]}
      />
    </article>
  );
}

function undatedList(undated: Goalposts['undated'], { words, marks }: Context): ReactNode {
  const { t, body } = words;
  return (
    <>
      <h3 className="mt-4">{t('owners.undated')}</h3>
      <p className="small mute">{t('owners.undatedNote')}</p>
      <ul className="undated">
        {undated.map(({ code, predecessor, successor, source }) => (
          <li key={code} id={code}>
            {t.rich('owners.takeover', { from: () => body(predecessor), to: () => body(successor) })}
            {source === null ? <span className="cell-note">{t('owners.noSource')}</span> : <SourceMarks sources={marks.of([source])} />}
          </li>
        ))}
      </ul>
    </>
  );
}
