import type { ReactNode } from 'react';
import { StampedSentence } from '@/components/ui/source-mark';
import { COUNTRY, countUnits, isNumeric, namedFigure, type Reading } from '@/lib/catalog/readings/indicator';
import { semicolons } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { localize } from '@/lib/i18n/localized';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { Body } from '@/lib/organisations/queries';
import { lastDay } from '@/lib/period';
import { type PageContext, releaseWords } from './context';
import { leadFirst, newestResults, sourcesOf, wholeSeries } from './series';
import type { IndicatorTexts } from './texts';

type Facts = { reading: Reading; texts: IndicatorTexts; bodies: readonly Body[]; locale: Locale; day: string };

const REACHED = { met: 'met', 'met-after-deadline': 'metAfter' } as const;
const PENDING = { 'above-path': 'onTrack', 'near-path': 'atRisk', 'below-path': 'behindPath', 'deadline-missed': 'missed' } as const;

/** The finding as a title: the name, a colon, and what the rules say. The name is never bent into a sentence. */
export function findingTitle({ reading, texts, bodies, locale, day }: Facts): string {
  const { indicator, judgement, verdict } = reading;
  const { t, words, period } = texts;
  const { status, target } = judgement;
  const name = localize(indicator.name, locale).words;
  const figure = namedFigure(reading);
  if (!figure) return withoutFigure({ reading, texts, bodies, locale, day }, name);
  if (verdict === 'undecided') {
    const values = newestResults(wholeSeries(indicator, bodies), indicator.figures).map((one) => figureWords(one.figure, reading, texts));
    return t('finding.undecided', {
      name,
      values: new Intl.ListFormat(locale, { type: 'conjunction' }).format(values),
      count: values.length,
    });
  }
  const said = { name, value: words.figure(figure, indicator.unit), period: period(figure.period) };
  if (!target || target.deadline === null || !isNumeric(target)) return t('finding.plain', said);
  const facts = { ...said, target: texts.target(target, indicator.unit).words, deadline: period(target.deadline) };
  if (status.kind === 'achieved') return t(`finding.${REACHED[status.reason]}`, facts);
  if (status.kind !== 'no-data') return t(`finding.${PENDING[status.reason]}`, facts);
  if (verdict === 'no-figure-for-deadline') return t('finding.noFigureForDeadline', facts);
  if (verdict === 'other-series') return t('finding.otherSeries', facts);
  return t('finding.cannotSay', facts);
}

function withoutFigure({ reading, texts, day }: Facts, name: string): string {
  const { indicator, judgement, verdict } = reading;
  const { t, words, period } = texts;
  const { target } = judgement;
  const forecast = indicator.figures.at(-1);
  if (verdict === 'only-forecasts' && forecast) return t('finding.forecastOnly', { name, value: words.figure(forecast, indicator.unit) });
  if (verdict === 'units-only') return t('finding.unitsOnly', { name, units: countUnits(indicator) ?? 0 });
  if (!target || target.deadline === null || !isNumeric(target)) return t('finding.nothing', { name });
  const facts = { name, target: texts.target(target, indicator.unit).words, deadline: period(target.deadline) };
  return t(day > lastDay(target.deadline) ? 'finding.nothingOverdue' : 'finding.nothingYet', facts);
}

function figureWords(figure: Figure, { indicator }: Reading, { t, words, period }: IndicatorTexts): string {
  return t('figureIn', { value: words.figure(figure, indicator.unit), period: period(figure.period) });
}

/** Who says it and when, whether anything newer exists, and what others count. */
export function findingLede(context: PageContext): ReactNode {
  const { reading, texts, bodies, marks, locale, view } = context;
  const { indicator, judgement } = reading;
  const { t, words } = texts;
  const figure = namedFigure(reading);
  if (!figure) return ownersSentence({ reading, texts, bodies, locale, day: view.day });
  const all = newestResults(leadFirst(wholeSeries(indicator, bodies), judgement.headline.series), indicator.figures);
  const isLed = judgement.headline.series !== null;
  const isOld = judgement.age !== null && (judgement.age.state === 'old' || judgement.age.state === 'last-reported');
  return (
    <>
      {isLed && <StampedSentence text={t('lede.said', releaseWords(context, figure))} sources={marks.of(sourcesOf([figure]))} />}
      {isLed && isOld && judgement.latest === figure && ` ${t('lede.nothingNewer')}`}
      {all
        .filter(({ series }) => !isLed || series.code !== figure.series)
        .map((one) => (
          <span key={one.series.code}>
            {' '}
            <StampedSentence
              text={t(isLed ? 'lede.other' : 'lede.each', {
                series: texts.localized(one.series.name),
                value: words.figure(one.figure, indicator.unit),
                period: texts.period(one.figure.period),
              })}
              sources={marks.of(sourcesOf([one.figure]))}
            />
          </span>
        ))}
    </>
  );
}

function ownersSentence({ reading, texts, bodies, locale, day }: Facts): string {
  const { owners, targets } = reading.indicator;
  const names = owners.map((owner) => texts.lineage(bodies, owner, day));
  if (owners.length > 0) return texts.t('lede.owners', { owners: semicolons(names, locale) });
  return texts.t(targets.some(({ area }) => area === COUNTRY) ? 'lede.noOwner' : 'lede.noTarget');
}
