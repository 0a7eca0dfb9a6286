import { getTranslations } from 'next-intl/server';
import { libraryRows } from '@/components/documents/library-rows';
import { libraryView } from '@/components/documents/library-view';
import { marksFor } from '@/components/sources/mark-words';
import type { MarkedSource } from '@/components/sources/marks';
import { SourcesSection } from '@/components/sources/sources-section';
import { strategyWords } from '@/components/strategy/words';
import { LanguageNotice } from '@/components/ui/language-notice';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { Reading } from '@/lib/catalog/readings/indicator';
import type { ListedDocument } from '@/lib/documents/list-queries';
import { addressOf } from '@/lib/http/address';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import type { GoalRecord } from '@/lib/strategy/schema';
import { TOPIC_KINDS, type TopicCounts } from '@/lib/topics/kinds';
import type { TopicMembers } from '@/lib/topics/member-queries';
import type { Topic } from '@/lib/topics/queries';
import { parentsOf, sumUnder } from '@/lib/topics/tree';
import { indicatorSection } from './indicator-section';
import { memberSections } from './member-sections';
import { taskSection } from './task-section';
import { countedWords } from './topic-view';
import { UndatedList } from './undated-list';

export type TopicPageProps = {
  locale: Locale;
  view: View;
  topic: Topic;
  topics: readonly Topic[];
  counts: Readonly<Record<string, TopicCounts>>;
  readings: readonly Reading[];
  tasks: readonly Task[];
  goals: readonly GoalRecord[];
  documents: readonly ListedDocument[];
  members: TopicMembers;
  bodies: readonly Body[];
  sources: readonly MarkedSource[];
  /** How many of each list stand here before the room that holds the rest. */
  shown: number;
};

/** Everything classified under one topic and those below it. */
export async function TopicPage({ locale, view, topic, topics, bodies, shown, ...gathered }: TopicPageProps) {
  const [t, words, marks, libraryWords, listed] = await Promise.all([
    getTranslations({ locale, namespace: 'topics' }),
    strategyWords(locale, view, bodies),
    marksFor(gathered.sources, locale),
    getTranslations({ locale, namespace: 'documents' }),
    libraryView(gathered.documents, { locale, bodies }),
  ]);
  const { href } = words;
  const name = localize(topic.name, locale);
  const counts = sumUnder(topics, topic.code, gathered.counts, TOPIC_KINDS);
  const parent = parentsOf(topics, topic.code).at(-1);
  const below = topics.filter((child) => child.parent === topic.code);
  const list = countedWords(counts, t, locale);
  const indicators = await indicatorSection({ locale, view, topic: topic.code, readings: gathered.readings, bodies, marks }, shown);
  const tasks = await taskSection({ topic: topic.code, tasks: foldTasks(gathered.tasks, view), words, marks }, shown);
  const documents = libraryRows(listed, {
    locale,
    view,
    marks,
    labels: { noDay: libraryWords('noDay'), noIssuer: libraryWords('noIssuerNamed') },
  });
  const members = await memberSections(gathered.goals, gathered.members, { topic: topic.code, counts, words, marks });
  return (
    <>
      <PageHead
        kick={
          parent &&
          t.rich('under', {
            parent: () => (
              <a href={href(`/topics/${parent.code}`)}>
                <Localized text={localize(parent.name, locale)} pageLocale={locale} />
              </a>
            ),
          })
        }
        title={setTitle(name.words, name.lang)}
        titleLang={name.lang === locale ? undefined : name.lang}
        lede={list === null ? t('nothing') : t('gathered', { list })}
      />
      <div className="wrap topic">
        <LanguageNotice className="mb-3" pageLocale={locale} text={null} beside={[name]} />
        {below.length > 0 && (
          <Section id="below" rail={t('below')}>
            <UndatedList
              rows={below.map((child) => ({
                key: child.code,
                title: <Localized text={localize(child.name, locale)} pageLocale={locale} />,
                href: href(`/topics/${child.code}`),
                note: countedWords(sumUnder(topics, child.code, gathered.counts, TOPIC_KINDS), t, locale) ?? t('nothing'),
              }))}
            />
          </Section>
        )}
        {list === null && <Notice kind="plain">{t('nothing')}</Notice>}
        {indicators}
        {tasks}
        {listed.length > 0 && (
          <Section
            id="documents"
            rail={t('kind.documents')}
            notes={[
              t('railCount', { count: t('count.documents', { count: counts.documents, shown: words.count(counts.documents) }) }),
              <a key="all" href={`/${locale}${addressOf('/documents', view, { topic: topic.code })}`}>
                {t('all.documents')}
              </a>,
            ]}
          >
            {documents}
          </Section>
        )}
        {members}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}
