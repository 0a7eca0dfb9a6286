import { DocsList, type DocsRow } from '@/components/ui/docs-list';
import { SourceMarks } from '@/components/ui/source-mark';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { TaskFactRecord } from '@/lib/strategy/schema';
import type { Cite } from './cite';

type Task = { code: string; notation: string; title: LocalizedText; source: string; facts: readonly TaskFactRecord[] };

/** From this many tasks on, the facts of each are folded, so that the list can be seen at once. */
const manyTasks = 9;

/** Tasks with the facts of their lives; `isMixed` where these rest on several sources and each carries its mark. */
export function citedTasks(tasks: readonly Task[], cite: Cite, { isMixed = false } = {}) {
  const { t, locale, text } = cite;
  const rows = tasks.map((task) => ({
    task,
    facts: factRows(task.facts, cite, isMixed),
    marks: isMixed ? cite.marks.of([task.source]) : [],
  }));
  return (
    <ol className="cited-tasks">
      {rows.map(({ task, facts, marks }) => (
        <li key={task.code}>
          <h3>
            <span className="mute">{task.notation}</span> <a href={`/${locale}/strategy/${task.code}`}>{text(task.title)}</a>
            <SourceMarks sources={marks} />
          </h3>
          {facts.length > 0 && (
            <details className="fold" open={tasks.length < manyTasks}>
              <summary>{cite.count('facts', task.facts.length)}</summary>
              <DocsList rows={facts} />
            </details>
          )}
          {facts.length === 0 && <p className="small mute">{t('tasks.noFacts')}</p>}
        </li>
      ))}
    </ol>
  );
}

/** One row for facts that say the same of several bodies on one day. */
function factRows(facts: readonly TaskFactRecord[], cite: Cite, isMixed: boolean): DocsRow[] {
  const groups = new Map<string, TaskFactRecord[]>();
  for (const fact of facts) {
    const { code: _, organisation: __, ...same } = fact;
    const key = JSON.stringify(same);
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].flatMap((group) => {
    const [fact] = group;
    return fact
      ? [
          factRow(
            fact,
            group.flatMap(({ organisation }) => organisation ?? []),
            cite,
            isMixed,
          ),
        ]
      : [];
  });
}

function factRow(fact: TaskFactRecord, bodies: string[], cite: Cite, isMixed: boolean): DocsRow {
  const { t, stamped } = cite;
  const marks = isMixed ? cite.marks.of([fact.source]) : [];
  const date = fact.happenedOn ?? fact.releasedOn;
  return {
    key: fact.code,
    date: date === null ? t('tasks.noDay') : cite.date(date),
    title: (
      <>
        <b>{t(`tasks.fact.${fact.kind}`)}</b> {bodies.map(cite.body).join(' · ')} {fact.due && cite.date(fact.due)}
        {!fact.words && <SourceMarks sources={marks} />}
        {fact.words && <span className="block small">{stamped(fact.words, marks)}</span>}
        {fact.quote && (
          <span className="block small">
            <q lang={fact.quoteLanguage ?? undefined}>{fact.quote}</q>
            {isMixed && <span className="mute"> {cite.translation(fact.source)}</span>}
          </span>
        )}
      </>
    ),
    note: cite.doubt(fact.confidence),
  };
}
