import type { Marks } from '@/components/sources/marks';
import { quoteNote } from '@/components/strategy/timeline-view';
import type { StrategyWords } from '@/components/strategy/words';
import type { SourceReference } from '@/components/ui/source-mark';
import { type Locale, type Localized, localizeOptional } from '@/lib/i18n/localized';
import type { SourceBrief } from '@/lib/sources/queries';
import type { FoldedTask } from '@/lib/strategy/folded-task';
import type { TaskFactRecord } from '@/lib/strategy/schema';

export type Evidence = {
  date: string;
  words: Localized | null;
  quote: { lang: Locale; text: string; highlight: string[]; note: string | null } | null;
  sources: SourceReference[];
  doubt: TaskFactRecord['confidence'] | null;
};
export type Due = { task: FoldedTask; deadline: Evidence | null; issued: Evidence };

type Context = { words: StrategyWords; marks: Marks; sources: readonly SourceBrief[] };

/** The task that this document completed, with the evidence for its deadline and for the day it was done; null where another fact decides. */
export function dueOf(task: FoldedTask, facts: readonly TaskFactRecord[], context: Context): Due | null {
  const { state } = task.fold;
  const completed = 'evidence' in state ? facts.find(({ code, kind }) => kind === 'completed' && code === state.evidence) : undefined;
  if (!completed?.happenedOn) return null;
  const deadline = task.fold.deadlines.findLast(({ due }) => due !== null);
  return {
    task,
    deadline: deadline?.due ? evidence(deadline, deadline.due, sentenceOf(deadline, task), context) : null,
    issued: evidence(completed, completed.happenedOn, completed, context),
  };
}

/** The deadline may be quoted in a few words: the sentence of the assignment, where it holds them, says what it is the deadline of. */
function sentenceOf(deadline: TaskFactRecord, { fold }: FoldedTask): TaskFactRecord {
  const { assigned } = fold;
  const holds = assigned?.source === deadline.source && deadline.quote !== null && assigned.quote?.includes(deadline.quote);
  return holds ? assigned : deadline;
}

function evidence(fact: TaskFactRecord, day: string, quoted: TaskFactRecord, { words, marks, sources }: Context): Evidence {
  const { quote, quoteLanguage } = quoted;
  const source = sources.find(({ code }) => code === quoted.source);
  return {
    date: words.date(day),
    words: localizeOptional(fact.words, words.locale),
    quote:
      quote !== null && quoteLanguage !== null
        ? {
            lang: quoteLanguage,
            text: quote,
            highlight: fact === quoted || fact.quote === null ? [] : [fact.quote],
            note: quoteNote(source, quoteLanguage, words),
          }
        : null,
    sources: marks.of([fact.source]),
    doubt: fact.confidence === 'high' ? null : fact.confidence,
  };
}
