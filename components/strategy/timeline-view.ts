import type { Marks } from '@/components/sources/marks';
import type { DocumentRecord } from '@/lib/documents/schema';
import { type Localized, localize, localizeOptional } from '@/lib/i18n/localized';
import { lastDay } from '@/lib/period';
import type { SourceBrief } from '@/lib/sources/queries';
import { TASK_FACT_KINDS, type TaskFactRecord } from '@/lib/strategy/schema';
import { alike } from './alike';
import type { TimelineEntry, TimelineItem } from './task-timeline';
import type { StrategyWords } from './words';

export type TimelineContext = {
  words: StrategyWords;
  marks: Marks;
  sources: readonly SourceBrief[];
  documents: readonly DocumentRecord[];
  /** The document that gave the task: not named again with each fact. */
  document: string | null;
};

/** The number of a document, where it has one, and its title. */
export function documentLabel({ notation, title: name }: DocumentRecord, { locale, t }: StrategyWords): Localized {
  const title = localize(name, locale);
  return notation === null ? title : { words: t('facts.named', { notation, title: title.words }), lang: title.lang };
}

/** What one source let know of one day stands together. */
const entryKey = ({ happenedOn, releasedOn, source }: TaskFactRecord) => `${happenedOn} ${releasedOn} ${source}`;

function compareDates(a: string | null, b: string | null): number {
  const [left, right] = [a === null ? '' : lastDay(a), b === null ? '' : lastDay(b)];
  return left < right ? -1 : Number(left > right);
}

/** By the day it happened, then by the day it was let known; facts of one day in the order of a task's life. */
function compareFacts(a: TaskFactRecord, b: TaskFactRecord): number {
  return (
    compareDates(a.happenedOn ?? a.releasedOn, b.happenedOn ?? b.releasedOn) ||
    compareDates(a.releasedOn, b.releasedOn) ||
    (entryKey(a) < entryKey(b) ? -1 : Number(entryKey(a) > entryKey(b))) ||
    TASK_FACT_KINDS.indexOf(a.kind) - TASK_FACT_KINDS.indexOf(b.kind)
  );
}

/** How a quoted text relates to its original: a translation is never passed off as the sentence that was said. */
export function quoteNote(source: SourceBrief | undefined, quoteLanguage: string, { locale, common }: StrategyWords): string | null {
  if (!source) return null;
  const language = common(`language.${source.language}`);
  if (source.translated) return common('translatedText', { language });
  return quoteLanguage === locale ? null : common('inLanguage', { language });
}

function toItem(
  fact: TaskFactRecord,
  bodies: TimelineItem['bodies'],
  { words, sources, documents, document }: TimelineContext,
): TimelineItem {
  const { t, common, locale, href } = words;
  const cause = fact.document === document ? undefined : documents.find(({ code }) => code === fact.document);
  const source = sources.find(({ code }) => code === fact.source);
  return {
    key: fact.code,
    kind: t('timeline.item', { kind: t(`timeline.kind.${fact.kind}`) }),
    bodies,
    words: localizeOptional(fact.words, locale),
    document: cause ? { href: href(`/documents/${cause.code}`), label: documentLabel(cause, words) } : null,
    quote:
      fact.quote !== null && fact.quoteLanguage !== null
        ? { lang: fact.quoteLanguage, text: fact.quote, note: quoteNote(source, fact.quoteLanguage, words) }
        : null,
    confidence: fact.confidence === 'high' ? null : t('timeline.confidence', { confidence: common(`confidence.${fact.confidence}`) }),
  };
}

/** Bodies of which the same is said stand in one line. */
function itemsOf(facts: readonly TaskFactRecord[], context: TimelineContext): TimelineItem[] {
  const key = ({ kind, words, confidence, organisation, code }: TaskFactRecord) =>
    organisation === null ? code : JSON.stringify([kind, words, confidence]);
  return alike(facts, key).map((group) => toItem(group[0], context.words.bodies(group), context));
}

export function timelineEntries(facts: readonly TaskFactRecord[], context: TimelineContext): TimelineEntry[] {
  const { t, date } = context.words;
  const released = ({ happenedOn, releasedOn }: TaskFactRecord) => {
    if (releasedOn === null) return t('timeline.unreleased');
    return releasedOn === happenedOn ? null : t('timeline.released', { date: date(releasedOn) });
  };
  return alike([...facts].sort(compareFacts), entryKey).map((together) => {
    const [first] = together;
    return {
      key: entryKey(first),
      date: first.happenedOn === null ? t('timeline.undated') : date(first.happenedOn),
      released: released(first),
      sources: context.marks.of([first.source]),
      items: itemsOf(together, context),
    };
  });
}
