import type { Marks } from '@/components/sources/marks';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { FigureRow } from '@/components/ui/figure-row';
import { foreignLang } from '@/components/ui/localized';
import { Stamped, StampedSentence } from '@/components/ui/source-mark';
import { countUnits, listedFigure, listedForecast, listedTarget, type Reading } from '@/lib/catalog/readings/indicator';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { Body } from '@/lib/organisations/queries';
import { ListGraphic } from './list-graphic';
import { newestResults, sourcesOf, wholeSeries } from './series';
import { StateLine } from './state';
import type { IndicatorTexts } from './texts';

export type ListContext = { locale: Locale; texts: IndicatorTexts; marks: Marks; bodies: readonly Body[]; href: (code: string) => string };

/** One indicator as a row of the ledger. Called, not mounted, so that its marks are numbered in reading order. */
export function listRow(reading: Reading, context: ListContext) {
  const { indicator, judgement } = reading;
  const { texts, locale, marks } = context;
  const figure = listedFigure(reading);
  if (!figure) return emptyRow(reading, context);
  const name = localize(indicator.name, locale);
  const beside = judgement.headline.series === null ? besideFigures(reading, figure, context) : [];
  return (
    <FigureRow
      key={indicator.code}
      name={<span lang={foreignLang({ text: name, pageLocale: locale })}>{name.words}</span>}
      href={context.href(indicator.code)}
      value={texts.words.plain(figure, indicator.unit)}
      sources={marks.of(sourcesOf([figure]))}
      period={
        <>
          {indicator.unit === 'percent' || indicator.unit === 'count' ? '' : `${texts.words.unit(indicator.unit)}, `}
          {texts.period(figure.period)}
          <CorrectionMark of={texts.words.correction(figure)} />
          {beside.map((one) => (
            <span key={one.key} className="beside">
              {one.words}
            </span>
          ))}
        </>
      }
      graphic={
        <>
          <ListGraphic reading={reading} texts={texts} locale={locale} />
          {judgement.target && <p className="cap">{targetLine(reading, context)}</p>}
        </>
      }
      state={<StateLine reading={reading} texts={texts} />}
    />
  );
}

/** Where no series leads, the others stand beside the newest with their own periods. */
function besideFigures({ indicator }: Reading, figure: Figure, { texts, marks, bodies }: ListContext) {
  return newestResults(wholeSeries(indicator, bodies), indicator.figures)
    .filter((other) => other.figure.series !== figure.series)
    .map((other) => ({
      key: other.series.code,
      words: (
        <>
          <Stamped sources={marks.of(sourcesOf([other.figure]))}>
            {texts.t('list.beside', { value: texts.words.plain(other.figure, indicator.unit), period: texts.period(other.figure.period) })}
          </Stamped>
          <CorrectionMark of={texts.words.correction(other.figure)} />
        </>
      ),
    }));
}

/** "Target (2025): over 80%", with its stamp. */
function targetLine(reading: Reading, { locale, texts, marks }: ListContext) {
  const target = listedTarget(reading);
  if (!target) return null;
  const goal = texts.target(target, reading.indicator.unit);
  const lang = foreignLang({ text: goal, pageLocale: locale });
  return (
    <>
      {texts.t('list.target', { deadline: target.deadline === null ? texts.t('noDeadline') : texts.period(target.deadline) })}{' '}
      <span lang={lang}>
        <StampedSentence text={goal.words} sources={marks.of([target.source])} />
      </span>
    </>
  );
}

function emptyRow(reading: Reading, context: ListContext) {
  const { indicator, verdict } = reading;
  const { locale, texts, marks, href } = context;
  const { t } = texts;
  const name = localize(indicator.name, locale);
  const forecast = listedForecast(reading);
  return (
    <li key={indicator.code} className="fig">
      <div className="name">
        <a href={href(indicator.code)} lang={foreignLang({ text: name, pageLocale: locale })}>
          {name.words}
        </a>
      </div>
      <p className="none">
        {verdict === 'units-only'
          ? t('list.unitsOnly', { units: countUnits(indicator) ?? 0 })
          : forecast
            ? t('list.forecastOnly')
            : t('list.nobody')}
      </p>
      <p className="small">
        {forecast && (
          <>
            <Stamped sources={marks.of(sourcesOf([forecast]))}>
              {t('list.forecast', { value: texts.words.figure(forecast, indicator.unit) })}
            </Stamped>
            <CorrectionMark of={texts.words.correction(forecast)} />{' '}
          </>
        )}
        {targetLine(reading, context)}
      </p>
      <div className="state">
        <StateLine reading={reading} texts={texts} />
      </div>
    </li>
  );
}
