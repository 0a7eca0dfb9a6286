import type { ReactNode } from 'react';
import { ProgressAgainstTime } from '@/components/ui/progress-against-time';
import { Section } from '@/components/ui/section';
import { StampedSentence } from '@/components/ui/source-mark';
import type { Figure } from '@/lib/indicators/figure-queries';
import { progress } from '@/lib/indicators/progress';
import { targetNumber } from '@/lib/indicators/target';
import { latestByPeriod } from '@/lib/indicators/vintage';
import type { PageContext } from './context';
import { sourcesOf } from './series';

/** The Strategy and the day of its decision, on which its clock starts (Decision 411/QD-TTg, 31 March 2022). */
const STRATEGY = 'qd-411-ttg-2022';
const START = '2022-03-31';

/** Distance covered against time gone, for the Strategy's own targets; where it cannot be counted, why not. */
export function progressSection({ reading, texts, marks, view, locale }: PageContext): ReactNode {
  const { indicator, judgement } = reading;
  const { t, words, period } = texts;
  const { target, latest, headline } = judgement;
  const lead = indicator.series.find(({ code }) => code === headline.series);
  if (!target || target.document !== STRATEGY || target.deadline === null || !latest || !lead) return null;
  const own = latestByPeriod(indicator.figures.filter(({ series }) => series === lead.code)) as Figure[];
  const baseline =
    indicator.baselineSeries === lead.code ? (own.find((figure) => figure.period === indicator.baselinePeriod) ?? null) : null;
  const result = progress({
    direction: indicator.direction,
    unit: indicator.unit,
    timeBasis: lead.timeBasis,
    breaks: indicator.breaks,
    baseline,
    figure: latest,
    target,
    start: START,
    today: view.day,
  });
  const method = (
    <a key="method" href={`/${locale}/method#progress`}>
      {t('progress.method')}
    </a>
  );
  if (result.kind === 'unknown' || baseline === null) {
    const reason = result.kind === 'unknown' ? result.reason : 'no-baseline';
    return (
      <Section rail={t('progress.rail')} notes={[method]}>
        <p className="measure">{t(`progress.unknown.${reason}`)}</p>
      </Section>
    );
  }
  const { distance, time } = result;
  const percent = (share: number) => words.number(String(Math.round(share * 100)), 'percent');
  const goal = targetNumber(target, indicator.direction) ?? '';
  const unit = indicator.unit;
  const amount = (value: string) => words.number(value, unit === 'percent' ? 'count' : unit);
  const facts = { covered: amount(distance.covered), total: amount(distance.total) };
  return (
    <Section rail={t('progress.rail')} notes={[t('progress.measured', { period: period(latest.period) }), method]}>
      <div className="cols2">
        <div>
          <h2>{t('progress.title', { distance: percent(distance.share), time: percent(time.shareAtFigure) })}</h2>
          <p className="sub">
            <StampedSentence
              text={t('progress.distance', {
                baseline: words.figure(baseline, unit),
                baselinePeriod: period(baseline.period),
                goal: words.figure({ value: goal, qualifier: '=' }, unit),
              })}
              sources={marks.of([...sourcesOf([baseline, latest]), target.source])}
            />{' '}
            {t('progress.time', { start: texts.date(START), deadline: period(target.deadline) })}
          </p>
        </div>
        <ProgressAgainstTime
          bars={[
            {
              kind: 'distance',
              name: t('progress.distanceName'),
              share: distance.share,
              words: t(unit === 'percent' ? 'progress.points' : 'progress.of', facts),
            },
            {
              kind: 'time',
              name: t('progress.timeName'),
              share: time.shareAtFigure,
              words: t('progress.days', { gone: words.count(time.atFigure), total: words.count(time.total) }),
            },
          ]}
          note={t('progress.today', { date: texts.date(view.day), share: percent(time.shareAtToday) })}
        />
      </div>
    </Section>
  );
}
