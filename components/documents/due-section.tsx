import { getTranslations } from 'next-intl/server';
import { laneTask } from '@/components/strategy/lane-view';
import { TaskLanes } from '@/components/strategy/task-lanes';
import type { StrategyWords } from '@/components/strategy/words';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Quote } from '@/components/ui/quote';
import { Section } from '@/components/ui/section';
import { Stamped } from '@/components/ui/source-mark';
import { localize } from '@/lib/i18n/localized';
import type { Due, Evidence } from './due-view';

type Text = Awaited<ReturnType<typeof getTranslations<'documents'>>>;

/** "Due July 2024, issued 21 September 2024: 52 days late". */
export function dueHeading({ task, deadline, issued }: Due, t: Text): string {
  const { state } = task.fold;
  if (deadline === null) return t('due.done');
  const days = { due: deadline.date, done: issued.date };
  if (state.kind === 'done-late') return t('due.late', { ...days, days: state.days });
  return state.kind === 'done-on-time' ? t('due.onTime', days) : t('due.other', days);
}

/** When the document was due and when it came out, each with the sentence and the stamp that prove it. */
export async function DueSection({ due, words }: { due: Due; words: StrategyWords }) {
  const { locale, view, date, href } = words;
  const t = await getTranslations({ locale, namespace: 'documents' });
  const { task, deadline, issued } = due;
  const { state } = task.fold;
  const title = localize(task.title, locale);
  const link = {
    task: () => (
      <a href={href(`/strategy/${task.code}`)} lang={foreignLang({ text: title, pageLocale: locale })}>
        {title.words}
      </a>
    ),
  };
  return (
    <Section
      id={`due-${task.code}`}
      rail={t('due.rail')}
      notes={[
        <a key="rule" href={`/${locale}/method#task-state`}>
          {t('due.rule')}
        </a>,
      ]}
      heading={dueHeading(due, t)}
      sub={
        'deadlineDay' in state ? t.rich('due.sentence', { ...link, last: date(state.deadlineDay) }) : t.rich('due.sentenceUndated', link)
      }
    >
      <div className="cols2 mb-3">
        {deadline && <Side heading={t('due.deadlineSide')} evidence={deadline} words={words} noQuote={t('due.noQuote')} />}
        <Side heading={t('due.issuedSide')} evidence={issued} words={words} noQuote={t('due.noQuote')} />
      </div>
      {'deadlineDay' in state && <TaskLanes locale={locale} view={view} tasks={[laneTask(task)]} />}
    </Section>
  );
}

type SideProps = { heading: string; evidence: Evidence; words: StrategyWords; noQuote: string };

function Side({ heading, evidence: { date, words: said, quote, sources, doubt }, words: { locale, common }, noQuote }: SideProps) {
  return (
    <div>
      <h3>{heading}</h3>
      <p className="due-day serif">
        <Stamped sources={sources}>{date}</Stamped>
      </p>
      {said && (
        <p className="mb-1">
          <Localized text={said} pageLocale={locale} />
        </p>
      )}
      {quote ? <Quote {...quote} /> : <p className="small mute">{noQuote}</p>}
      {doubt && <p className="tiny mute">{common(`confidence.${doubt}`)}</p>}
    </div>
  );
}
