import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { StatusRows } from '@/components/strategy/status-row';
import { groupNotes } from '@/components/strategy/task-group';
import { taskRow } from '@/components/strategy/task-rows';
import { strategyWords } from '@/components/strategy/words';
import { DocsList } from '@/components/ui/docs-list';
import { foreignLang } from '@/components/ui/localized';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { setTitle } from '@/components/ui/title';
import type { DocumentRecord } from '@/lib/documents/schema';
import type { ReportedFigure } from '@/lib/events/figure-queries';
import type { EventDetail } from '@/lib/events/queries';
import { nextTurn, phaseOn } from '@/lib/events/when';
import { formatCount, formatDate, semicolons } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { type FoldedTask, foldTasks } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import type { Topic } from '@/lib/topics/queries';
import { EventAbout } from './event-about';
import { EventFigures, figureRows } from './event-figures';
import { type EventWords, eventWords } from './event-words';

export type EventPageProps = {
  locale: Locale;
  view: View;
  event: EventDetail;
  bodies: readonly Body[];
  topics: readonly Topic[];
  /** What came out of it, as known then. */
  documents: readonly DocumentRecord[];
  tasks: readonly Task[];
  figures: readonly ReportedFigure[];
  sources: readonly SourceBrief[];
};

/** One event: when and where it was held and by whom, and what came out of it. */
export async function EventPage({ locale, view, event, bodies, topics, ...props }: EventPageProps) {
  const [words, strategy, marks] = await Promise.all([
    eventWords(locale),
    strategyWords(locale, view, bodies),
    marksFor(props.sources, locale),
  ]);
  const { t } = words;
  const name = localize(event.name, locale);
  const told = marks.of([event.source]);
  const reports = marks.of([event.source, ...event.reports]);
  const tasks = foldTasks(props.tasks, view);
  const taskRows = tasks.map((task) => taskRow(task, strategy, marks));
  const figures = figureRows(props.figures, marks);
  return (
    <>
      <PageHead
        kick={t('page.kick', { kind: words.kind(event.kind), when: words.when(event) })}
        title={name.lang === locale ? setTitle(name.words, locale) : name.words}
        titleLang={foreignLang({ text: name, pageLocale: locale })}
        lede={outcome({ event, documents: props.documents, tasks, figures: props.figures, locale, day: view.day, words })}
      />
      <div className="wrap event">
        <EventAbout {...{ locale, view, event, bodies, topics, told, reports, words }} />
        {props.documents.length > 0 && (
          <Section id="documents" rail={t('documents.rail')} notes={[t('documents.note')]}>
            <DocsList rows={props.documents.map((document) => documentRow(document, locale, strategy.href, t('documents.noDay')))} />
          </Section>
        )}
        {taskRows.length > 0 && (
          <Section
            id="assigned"
            rail={t('tasks.rail')}
            notes={[t('tasks.note', { date: formatDate(view.day, locale) }), groupNotes(tasks, strategy).join(' · ')]}
          >
            <StatusRows rows={taskRows} pageLocale={locale} labels={{ who: strategy.t('row.who'), nobody: strategy.t('row.nobody') }} />
          </Section>
        )}
        {figures.length > 0 && (
          <Section id="figures" rail={t('figures.rail')} notes={[t('figures.note')]}>
            <EventFigures rows={figures} locale={locale} view={view} />
          </Section>
        )}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}

type Outcome = Pick<EventPageProps, 'documents' | 'figures' | 'locale'> & {
  event: EventDetail;
  tasks: readonly FoldedTask[];
  day: string;
  words: EventWords;
};

function outcome({ event, documents, tasks, figures, locale, day, words: { t } }: Outcome): string {
  const phase = phaseOn(event, day);
  if (phase === 'yearly') return t('page.yearly', { date: formatDate(nextTurn(event.starts, day), locale) });
  const counts = { documents: documents.length, tasks: tasks.length, figures: figures.length };
  const list = (['documents', 'tasks', 'figures'] as const)
    .filter((key) => counts[key] > 0)
    .map((key) => t(`count.${key}`, { count: counts[key], shown: formatCount(counts[key], locale) }));
  if (list.length > 0) return t('page.brought', { list: semicolons(list, locale) });
  return t(phase === 'upcoming' ? 'page.toCome' : 'page.broughtNothing');
}

function documentRow({ code, notation, title, issued }: DocumentRecord, locale: Locale, href: (path: string) => string, noDay: string) {
  const text = localize(title, locale);
  return {
    key: code,
    date: issued === null ? noDay : formatDate(issued, locale, 'short'),
    title: text.words,
    lang: foreignLang({ text, pageLocale: locale }),
    href: href(`/documents/${code}`),
    note: notation && <span lang={locale === 'vi' ? undefined : 'vi'}>{notation}</span>,
  };
}
