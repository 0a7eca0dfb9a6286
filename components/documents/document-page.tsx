import { getTranslations } from 'next-intl/server';
import { type CiteBody, type CiteCount, citeIn, semicolons } from '@/components/sources/cite';
import { citedGoals, citedSuccessions } from '@/components/sources/cited-names';
import { citedTargets } from '@/components/sources/cited-targets';
import { citedTasks } from '@/components/sources/cited-tasks';
import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { successionLabels } from '@/components/sources/source-uses';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SourceList } from '@/components/ui/source-list';
import { setTitle } from '@/components/ui/title';
import type { DocumentRecord } from '@/lib/documents/schema';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import type { GoalRecord } from '@/lib/strategy/schema';
import { DocumentAbout } from './document-about';
import { documentKindWords, documentTitle } from './document-words';

/** What a document brought into the record. */
export type DocumentWorks = {
  targets: Parameters<typeof citedTargets>[0];
  goals: readonly GoalRecord[];
  tasks: Parameters<typeof citedTasks>[0];
  takeovers: readonly { code: string; predecessor: LocalizedText; successor: LocalizedText; happenedOn: string | null }[];
  mergers: Parameters<typeof citedSuccessions>[0];
};
type DocumentPageProps = {
  locale: Locale;
  document: DocumentRecord;
  works: DocumentWorks;
  bodies: readonly CiteBody[];
  marked: readonly MarkedSource[];
};

/** One document: what it is, and what it created, moved or proved. */
export async function DocumentPage({ locale, document, works, bodies, marked }: DocumentPageProps) {
  const marks = await marksFor(marked, locale);
  const [cite, t, common, kindName, title] = await Promise.all([
    citeIn(locale, marks, bodies, marked),
    getTranslations({ locale, namespace: 'documents' }),
    getTranslations({ locale, namespace: 'common' }),
    documentKindWords(locale),
    documentTitle(document, locale),
  ]);
  const kind = kindName(document.kind);
  const ownMarks = document.source === null ? [] : marks.of([document.source]);
  const sections = documentSections(works, cite, t);
  const summary = document.summary && localize(document.summary, locale);
  return (
    <>
      <PageHead
        kick={document.notation === null ? t('kickWithoutNumber', { kind }) : kind}
        title={setTitle(title.words, title.lang)}
        titleLang={title.lang === locale ? undefined : title.lang}
        lede={
          sections.length > 0
            ? t('brought', {
                list: semicolons(
                  sections.map(({ key, count }) => cite.count(key, count)),
                  locale,
                ),
              })
            : t('broughtNothing')
        }
      />
      <div className="wrap">
        <Section rail={t('about.rail')}>
          {summary && summary.lang !== locale && (
            <Notice title={common('fallback.title')}>{common('fallback.text', { language: common(`language.${summary.lang}`) })}</Notice>
          )}
          {summary && (
            <p className="measure mt-2 mb-3">
              <Localized text={summary} pageLocale={locale} />
            </p>
          )}
          <DocumentAbout document={document} kind={kind} marks={ownMarks} cite={cite} />
        </Section>
        {sections.map(({ key, rail, count, section }) => (
          <Section key={key} id={key} rail={rail} notes={[cite.t('railCount', { count: cite.count(key, count) })]}>
            {section}
          </Section>
        ))}
        <Section rail={common('sources')} notes={[common('sourcesNote')]}>
          <SourceList bare sources={marks.entries()} />
        </Section>
      </div>
    </>
  );
}

type Cite = Awaited<ReturnType<typeof citeIn>>;
type DocumentText = Awaited<ReturnType<typeof getTranslations<'documents'>>>;

function documentSections({ targets, goals, tasks, takeovers, mergers }: DocumentWorks, cite: Cite, t: DocumentText) {
  const labels = { ...successionLabels(cite.t), caption: t('mergers.rail') };
  const sections = [
    { key: 'targets', rail: cite.t('targets.rail'), count: targets.length, draw: () => citedTargets(targets, cite) },
    { key: 'tasks', rail: cite.t('tasks.rail'), count: tasks.length, draw: () => citedTasks(tasks, cite, { isMixed: true }) },
    { key: 'goals', rail: cite.t('goals.rail'), count: goals.length, draw: () => citedGoals(goals, cite) },
    {
      key: 'takeovers',
      rail: cite.t('takeovers.rail'),
      count: takeovers.length,
      draw: () =>
        citedSuccessions(
          takeovers.map(({ predecessor, ...rest }) => ({ ...rest, predecessors: [predecessor] })),
          successionLabels(cite.t),
          cite,
        ),
    },
    {
      key: 'mergers',
      rail: t('mergers.rail'),
      count: mergers.length,
      draw: () =>
        citedSuccessions(mergers, { ...labels, successor: t('mergers.successor'), predecessors: t('mergers.predecessors') }, cite),
    },
  ] satisfies { key: CiteCount; rail: string; count: number; draw: () => React.ReactNode }[];
  return sections.filter(({ count }) => count > 0).map(({ draw, ...section }) => ({ ...section, section: draw() }));
}
