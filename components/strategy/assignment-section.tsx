import type { ReactNode } from 'react';
import type { Marks } from '@/components/sources/marks';
import { type Fact, Facts } from '@/components/ui/facts';
import { Localized } from '@/components/ui/localized';
import { Quote } from '@/components/ui/quote';
import { Section } from '@/components/ui/section';
import { SourceMarks, StampedSentence } from '@/components/ui/source-mark';
import type { DocumentRecord } from '@/lib/documents/schema';
import { addressOf } from '@/lib/http/address';
import { localize } from '@/lib/i18n/localized';
import { lastDay } from '@/lib/period';
import type { SourceBrief } from '@/lib/sources/queries';
import { currentOwners, type FoldedTask, isHeading } from '@/lib/strategy/folded-task';
import type { TaskFactRecord } from '@/lib/strategy/schema';
import type { Topic } from '@/lib/topics/queries';
import { alike } from './alike';
import { Names } from './status-row';
import { documentLabel, quoteNote } from './timeline-view';
import type { StrategyWords } from './words';

type Registers = { documents: readonly DocumentRecord[]; topics: readonly Topic[]; sources: readonly SourceBrief[] };

/** Who gave the task, to whom, until when: each with its source, and with an editor's reading where it is one. */
export function assignmentFacts(task: FoldedTask, { documents, topics, sources }: Registers, words: StrategyWords, marks: Marks): Fact[] {
  const { t, locale, date, href } = words;
  const { fold } = task;
  const document = documents.find(({ code }) => code === task.document);
  const topic = topics.find(({ code }) => code === task.topic);
  const owners = currentOwners(task);
  const facts: (Fact | null)[] = [
    {
      term: t('facts.document'),
      detail: document ? (
        <>
          <a href={href(`/documents/${document.code}`)}>
            <Localized text={documentLabel(document, words)} pageLocale={locale} />
          </a>
          <SourceMarks sources={marks.of([task.source])} />
          {document.issued && <p className="mute">{t('facts.issued', { date: date(document.issued) })}</p>}
        </>
      ) : (
        t('facts.noDocument')
      ),
    },
    task.clause && { term: t('facts.clause'), detail: <Localized text={localize(task.clause, locale)} pageLocale={locale} /> },
    { term: t('facts.owner'), detail: owners.length > 0 ? bodiesDetail(owners, words, marks) : t('row.nobody') },
    fold.partners.length > 0 ? { term: t('facts.partners'), detail: bodiesDetail(fold.partners, words, marks) } : null,
    isHeading(task) ? null : { term: t('facts.deadline'), detail: deadlineDetail(fold.deadlines, { sources, words, marks }) },
    topic
      ? {
          term: t('filter.topic'),
          detail: (
            <a href={`/${locale}${addressOf('/strategy', words.view, { topic: topic.code })}`}>
              <Localized text={localize(topic.name, locale)} pageLocale={locale} />
            </a>
          ),
        }
      : null,
  ];
  return facts.filter((fact) => fact !== null);
}

/** Bodies of which the same is said together, then what is said of them. */
function bodiesDetail(facts: readonly TaskFactRecord[], words: StrategyWords, marks: Marks): ReactNode {
  const { t, common, locale } = words;
  return alike(facts, (fact) => JSON.stringify([fact.words, fact.confidence, fact.source])).map((group) => {
    const [first] = group;
    return (
      <div key={first.code} className="mb-1">
        <Names names={words.bodies(group)} sources={marks.of([first.source])} />
        {first.words && (
          <p className="mute">
            <Localized text={localize(first.words, locale)} pageLocale={locale} />
          </p>
        )}
        {first.confidence !== 'high' && !first.words && (
          <p className="mute">{t('timeline.confidence', { confidence: common(`confidence.${first.confidence}`) })}</p>
        )}
      </div>
    );
  });
}

type DeadlineContext = { sources: readonly SourceBrief[]; words: StrategyWords; marks: Marks };

/** The deadline in the words of the document and as the day it is counted to; earlier deadlines stay in sight. */
function deadlineDetail(deadlines: readonly TaskFactRecord[], { sources, words, marks }: DeadlineContext): ReactNode {
  const { t, locale, date } = words;
  if (deadlines.length === 0) return t('facts.noDeadline');
  return [...deadlines].reverse().map((fact, index) => (
    <div key={fact.code} className="mb-1">
      {index > 0 && <p className="mute">{t('facts.earlier')}</p>}
      <p>
        <StampedSentence
          text={fact.due === null ? t('facts.noDay') : t('facts.deadlineDay', { date: date(lastDay(fact.due)) })}
          sources={marks.of([fact.source])}
        />
      </p>
      {fact.words && (
        <p className="mb-1">
          <Localized text={localize(fact.words, locale)} pageLocale={locale} />
        </p>
      )}
      {fact.quote !== null && fact.quoteLanguage !== null && (
        <Quote
          lang={fact.quoteLanguage}
          text={fact.quote}
          note={quoteNote(
            sources.find(({ code }) => code === fact.source),
            fact.quoteLanguage,
            words,
          )}
        />
      )}
    </div>
  ));
}

export function AssignmentSection({ facts, words: { t } }: { facts: Fact[]; words: StrategyWords }) {
  return (
    <Section id="assignment" rail={t('facts.rail')}>
      <Facts facts={facts} />
    </Section>
  );
}
