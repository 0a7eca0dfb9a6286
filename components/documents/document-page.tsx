import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { strategyWords } from '@/components/strategy/words';
import { LanguageNotice } from '@/components/ui/language-notice';
import { Localized } from '@/components/ui/localized';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { CitingArticle, OriginEvent, Successions } from '@/lib/documents/around-queries';
import type { CreatedTarget } from '@/lib/documents/created-queries';
import { effectsOf } from '@/lib/documents/effects';
import type { Related } from '@/lib/documents/relation-queries';
import type { DocumentRecord } from '@/lib/documents/schema';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import type { GoalRecord } from '@/lib/strategy/schema';
import type { Topic } from '@/lib/topics/queries';
import { aroundSections } from './around-sections';
import { goalsSection, targetsSection, tasksSection } from './created-sections';
import { DocumentAbout } from './document-about';
import { createdWords, documentKindWords, documentTitle } from './document-words';
import { DueSection, dueHeading } from './due-section';
import { dueOf } from './due-view';
import { effectSection } from './effect-section';
import { relationsSection } from './relations-section';
import { successionSection } from './succession-section';

export type DocumentPageProps = {
  locale: Locale;
  view: View;
  document: DocumentRecord;
  /** Every task known then that the document gave or that a fact of it names; every goal it set. */
  tasks: readonly Task[];
  goals: readonly GoalRecord[];
  targets: readonly CreatedTarget[];
  /** Documents whose targets this one moved. */
  earlier: readonly DocumentRecord[];
  relations: readonly Related[];
  successions: Successions;
  events: readonly OriginEvent[];
  articles: readonly CitingArticle[];
  bodies: readonly Body[];
  topics: readonly Topic[];
  sources: readonly SourceBrief[];
};

/** One document: what it is, whether it came in time, and what it created, moved or ended. */
export async function DocumentPage({ locale, view, document, bodies, topics, sources, ...record }: DocumentPageProps) {
  const marks = await marksFor(sources, locale);
  const [words, t, kindName, title, created] = await Promise.all([
    strategyWords(locale, view, bodies),
    getTranslations({ locale, namespace: 'documents' }),
    documentKindWords(locale),
    documentTitle(document, locale),
    createdWords(locale),
  ]);
  const context = { words, marks, sources };
  const effects = effectsOf(document.code, foldTasks(record.tasks, view));
  const dues = effects.ended.flatMap(({ task, facts }) => dueOf(task, facts, context) ?? []);
  const ended = effects.ended.filter(({ task }) => !dues.some((due) => due.task.code === task.code));
  const ownMarks = document.source === null ? [] : marks.of([document.source]);
  const { targets, goals, relations, successions } = record;
  const sections = {
    relations: await relationsSection(relations, words, marks),
    targets: await targetsSection(targets, record.earlier, words, marks),
    tasks: await tasksSection(effects.created, words, marks),
    goals: await goalsSection(goals, words, marks),
    moved: effectSection({ id: 'moved', rail: t('moved.rail'), sub: t('moved.sub'), effects: effects.moved }, context),
    ended: effectSection({ id: 'ended', rail: t('ended.rail'), sub: t('ended.sub'), effects: ended }, context),
    reported: effectSection({ id: 'reported', rail: t('reported.rail'), sub: t('reported.sub'), effects: effects.reported }, context),
    bodies: await successionSection({ of: 'bodies', successions: successions.bodies }, words, marks),
    areas: await successionSection({ of: 'areas', successions: successions.areas }, words, marks),
    around: await aroundSections(record, words, marks),
  };
  const list = created({ targets: targets.length, tasks: effects.created.length, goals: goals.length });
  const [due] = dues;
  const ledeOf = (of: 'bodies' | 'areas') => {
    const count = successions[of].length;
    return count === 0 ? null : t(`${of}.lede`, { count, shown: words.count(count) });
  };
  const lede = [
    due ? t('due.lede', { finding: dueHeading(due, t) }) : null,
    list === null ? null : t('brought', { list }),
    ledeOf('bodies'),
    ledeOf('areas'),
  ].filter((sentence) => sentence !== null);
  const kind = kindName(document.kind);
  const summary = document.summary && localize(document.summary, locale);
  return (
    <>
      <PageHead
        kick={document.notation === null ? t('kickWithoutNumber', { kind }) : kind}
        title={setTitle(title.words, title.lang)}
        titleLang={title.lang === locale ? undefined : title.lang}
        lede={lede.length > 0 ? lede.join(' ') : t('broughtNothing')}
      />
      <div className="wrap">
        {dues.map((one) => (
          <DueSection key={one.task.code} due={one} words={words} />
        ))}
        <Section id="about" rail={t('about.rail')}>
          <LanguageNotice pageLocale={locale} text={summary} beside={[localize(document.title, locale)]} />
          {summary && (
            <p className="measure mb-3">
              <Localized text={summary} pageLocale={locale} />
            </p>
          )}
          <DocumentAbout
            document={document}
            kind={kind}
            topic={topics.find(({ code }) => code === document.topic) ?? null}
            bodies={bodies}
            marks={ownMarks}
            words={words}
          />
        </Section>
        {Object.entries(sections).map(([key, section]) => (
          <Fragment key={key}>{section}</Fragment>
        ))}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}
