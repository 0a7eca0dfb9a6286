import type { ReactNode } from 'react';
import { Plate } from '@/components/charts/plate';
import { TargetBar } from '@/components/charts/target-bar';
import { TrajectoryChart } from '@/components/charts/trajectory-chart';
import { FigureRow, Ledger } from '@/components/ui/figure-row';
import { Section } from '@/components/ui/section';
import { Stamped, StampedSentence } from '@/components/ui/source-mark';
import { isNumeric } from '@/lib/catalog/readings/indicator';
import { isBroken, sinceBreak } from '@/lib/indicators/break';
import { targetNumber } from '@/lib/indicators/target';
import type { PageContext } from './context';
import { leadFirst, newestResults, sourcesOf, wholeSeries } from './series';
import { type Drawn, drawnSeries, drawnTargets, trajectoryData } from './trajectory-data';

/** The plate with the path of the figures; single figures stand large instead; nothing where nobody has published any. */
export function trajectorySection(context: PageContext): ReactNode {
  const drawn = drawnSeries(context);
  return drawn.length > 0 ? plateSection(context, drawn) : figuresSection(context);
}

function plateSection(context: PageContext, drawn: readonly Drawn[]): ReactNode {
  const { reading, texts, marks } = context;
  const { indicator } = reading;
  const { t, words, period } = texts;
  const lead = drawn.find(({ figures }) => figures.length > 1);
  const comparable = sinceBreak(indicator.breaks, lead?.figures ?? []);
  const [first, last] = [comparable[0], comparable.at(-1)];
  if (!lead || !first || !last) return null;
  const isShortened = drawn.some(({ series, figures }) =>
    indicator.figures.some((figure) => figure.series === series.code && figure.status !== 'forecast' && !figures.includes(figure)),
  );
  const hasBreak = drawn.some(({ figures: [oldest, ...more] }) => oldest && more.some((one) => isBroken(indicator.breaks, oldest, one)));
  const all = drawn.flatMap(({ figures }) => figures.map(({ period: one }) => one.slice(0, 4))).sort();
  const targets = drawnTargets(context);
  const value = (figure: typeof first) => words.figure(figure, indicator.unit);
  return (
    <Section
      rail={t('chart.rail')}
      notes={[t('chart.note'), ...(isShortened ? [t('chart.likeOnly')] : []), ...(hasBreak ? [t('chart.breaks')] : [])]}
    >
      <Plate
        title={
          first === last
            ? t('figureIn', { value: value(last), period: period(last.period) })
            : t('chart.title', {
                first: value(first),
                firstPeriod: period(first.period),
                last: value(last),
                lastPeriod: period(last.period),
              })
        }
        subtitle={t('chart.subtitle', {
          name: texts.localized(indicator.name),
          unit: words.unit(indicator.unit),
          from: all[0] ?? '',
          to: all.at(-1) ?? '',
        })}
        source={
          <>
            {t('chart.sources')}{' '}
            {drawn.map(({ series, figures }) => (
              <span key={series.code}>
                <StampedSentence text={texts.localized(series.name)} sources={marks.of(sourcesOf(figures))} />
                {'. '}
              </span>
            ))}
            {targets.length > 0 && (
              <StampedSentence text={t('chart.targetSources')} sources={marks.of(targets.map(({ source }) => source))} />
            )}
          </>
        }
        actions={[
          { href: '#table', label: t('chart.toTable') },
          ...(indicator.targets.length > 0 ? [{ href: '#targets', label: t('chart.toTargets') }] : []),
        ]}
      >
        <TrajectoryChart data={trajectoryData(context, drawn)} />
      </Plate>
    </Section>
  );
}

function figuresSection({ reading, texts, marks, bodies }: PageContext): ReactNode {
  const { indicator, judgement } = reading;
  const { t, words, period } = texts;
  const newest = newestResults(leadFirst(wholeSeries(indicator, bodies), judgement.headline.series), indicator.figures);
  if (newest.length === 0) return null;
  const { target } = judgement;
  const goal = target && isNumeric(target) && indicator.unit !== 'rank' ? targetNumber(target, indicator.direction) : null;
  return (
    <Section rail={t('figures.rail')} notes={[t('figures.note')]}>
      <div className="indicator-figures">
        <Ledger>
          {newest.map(({ series, figure }) => (
            <FigureRow
              key={series.code}
              name={texts.localized(series.name)}
              value={words.plain(figure, indicator.unit)}
              sources={marks.of(sourcesOf([figure]))}
              period={
                <>
                  {indicator.unit === 'percent' || indicator.unit === 'count' ? '' : `${words.unit(indicator.unit)}, `}
                  {period(figure.period)}
                </>
              }
              graphic={
                goal !== null && target ? (
                  <>
                    <TargetBar
                      value={Number(figure.value)}
                      valueLabel={words.plain(figure, indicator.unit)}
                      zeroLabel="0"
                      target={{ value: Number(goal), label: words.number(goal, indicator.unit) }}
                      sentence={t('list.sentenceTarget', {
                        name: texts.localized(indicator.name),
                        figures: words.figure(figure, indicator.unit),
                        target: texts.target(target, indicator.unit).words,
                        deadline: target.deadline === null ? t('noDeadline') : period(target.deadline),
                      })}
                    />
                    <p className="cap">
                      {t('list.target', { deadline: target.deadline === null ? t('noDeadline') : period(target.deadline) })}{' '}
                      <Stamped sources={marks.of([target.source])}>{texts.target(target, indicator.unit).words}</Stamped>
                    </p>
                  </>
                ) : null
              }
              state={<span className="small mute">{words.obsStatus(figure.status)}</span>}
            />
          ))}
        </Ledger>
      </div>
    </Section>
  );
}
