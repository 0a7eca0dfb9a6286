import { indicatorWords } from '@/components/indicators/words';
import { marksFor } from '@/components/sources/mark-words';
import { SourcesSection } from '@/components/sources/sources-section';
import { foreignLang } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { PageHead } from '@/components/ui/page-head';
import { bodiesThatAnswer, partnerTasksOf, tallyOf, tasksOf } from '@/lib/catalog/readings/body-tasks';
import { agedFigures } from '@/lib/catalog/readings/figure-ages';
import type { DocumentRecord } from '@/lib/documents/schema';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { IndicatorBrief } from '@/lib/indicators/queries';
import type { Holdings } from '@/lib/organisations/holdings-queries';
import { heirs, lineOf } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import type { ReplyRecord } from '@/lib/organisations/reply-schema';
import type { OrganisationRecord } from '@/lib/organisations/schema';
import { standingOn } from '@/lib/organisations/standing';
import type { View } from '@/lib/publishing/edition-queries';
import type { SourceBrief } from '@/lib/sources/queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import type { Task } from '@/lib/strategy/queries';
import { agesSection } from './ages-section';
import { BesideSection } from './beside-section';
import { setBodyTitle } from './body-title';
import { organisationFinding } from './finding';
import { HoldingsSection } from './holdings-section';
import { lineageNote } from './lineage-note';
import { mandateSection } from './mandate-section';
import { replySection } from './reply-list';
import { PartnerSection, TasksSection } from './tasks-section';
import { organisationWords } from './words';

export type OrganisationPageProps = {
  locale: Locale;
  view: View;
  body: OrganisationRecord;
  bodies: readonly Body[];
  tasks: readonly Task[];
  /** Indicators for which it is responsible or of which it produces a series, under any of its names. */
  indicators: readonly IndicatorBrief[];
  holdings: Holdings;
  replies: readonly ReplyRecord[];
  /** The acts of its succession. */
  documents: readonly DocumentRecord[];
  sources: readonly SourceBrief[];
};

/** One body: how its tasks stand, where they came from, how old its figures are, what it does and what it replied. */
export async function OrganisationPage({ locale, view, body, bodies, indicators, documents, replies, ...props }: OrganisationPageProps) {
  const [words, figures, marks] = await Promise.all([
    organisationWords(locale, view, bodies),
    indicatorWords(locale),
    marksFor(props.sources, locale),
  ]);
  const { t, href } = words;
  const { code } = body;
  const register = { bodies, day: view.day };
  const standing = standingOn(body, view.day);
  const name = localize(body.name, locale);
  const tasks = foldTasks(props.tasks, view);
  const own = tasksOf(code, tasks, register);
  const isEnded = standing.kind === 'ended';
  const title = organisationFinding(
    {
      name: name.words,
      isClass: body.isClass,
      standing,
      tasks: own.length,
      tally: tallyOf(own),
      heirs: heirs(bodies, code, view.day).length,
    },
    words,
  );
  const aged = agedFigures(indicators, { producers: lineOf(bodies, code, view.day), ...register });
  const withFigure = new Set(aged.map(({ indicator }) => indicator.code));
  const kick = locale === 'vi' ? words.kind(body.kind) : undefined;
  const official = body.name.vi;

  const lineage = lineageNote(code, { words, marks, documents, hasTasks: own.length > 0 });
  const ages = agesSection({ aged, silent: indicators.filter((one) => !withFigure.has(one.code)) }, { words, figures, marks });
  const mandate = mandateSection(body, { words, marks });
  const reply = await replySection(replies, {
    locale,
    view,
    bodies,
    marks,
    subjectOf: (one) => {
      const task = props.tasks.find((candidate) => candidate.code === one.task);
      if (task) return { href: href(`/strategy/${task.code}`), name: task.title };
      const indicator = indicators.find((candidate) => candidate.code === one.indicator);
      return indicator ? { href: href(`/indicators/${indicator.code}`), name: indicator.name } : null;
    },
  });
  return (
    <>
      <PageHead
        kick={kick}
        title={setBodyTitle(title, locale)}
        titleLang={own.length === 0 && !isEnded ? foreignLang({ text: name, pageLocale: locale }) : undefined}
        lede={
          <>
            {locale !== 'vi' && official && (
              <span lang="vi" className="block">
                {official}
              </span>
            )}
            {own.length === 0 && !isEnded && t('noTasks')}
          </>
        }
      >
        {body.isClass && (
          <div className="mt-3">
            <Notice kind="plain" title={t('class.title')}>
              {t('class.text')}
            </Notice>
          </div>
        )}
        {lineage}
      </PageHead>
      <div className="wrap">
        <TasksSection code={code} tasks={own} words={words} />
        <PartnerSection tasks={partnerTasksOf(code, tasks, register)} words={words} />
        {ages}
        {own.length > 0 && <BesideSection code={code} codes={bodiesThatAnswer(tasks, register)} tasks={tasks} words={words} />}
        {mandate}
        <HoldingsSection holdings={props.holdings} words={words} />
        {reply}
        <SourcesSection locale={locale} sources={marks.entries()} />
      </div>
    </>
  );
}
