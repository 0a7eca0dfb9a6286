import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { foreignLang, Localized } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Stamped, StampedSentence } from '@/components/ui/source-mark';
import { COUNTRY } from '@/lib/catalog/readings/indicator';
import { labelColon } from '@/lib/i18n/format';
import { localize } from '@/lib/i18n/localized';
import { isBroken } from '@/lib/indicators/break';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import { comparePeriods } from '@/lib/period';
import { figureHref, type PageContext } from './context';
import { leadFirst, sourcesOf } from './series';

/** The sign of a percentage stands in the head of the table, not in its cells. */
const headedUnit = (unit: IndicatorRecord['unit']): IndicatorRecord['unit'] => (unit === 'percent' ? 'count' : unit);

/** Every number of the country in its newest release: periods down, series across, the targets of that period beside them. */
export function figuresTable(context: PageContext): ReactNode {
  const { reading, texts } = context;
  const { indicator, judgement } = reading;
  const { t, words } = texts;
  const series = leadFirst(indicator.series, judgement.headline.series).filter(({ code }) =>
    indicator.figures.some((figure) => figure.series === code),
  );
  if (series.length === 0) return null;
  const targets = indicator.targets.filter(({ area, deadline }) => area === COUNTRY && deadline !== null);
  const periods = [
    ...new Set([...indicator.figures.map((figure) => figure.period), ...targets.flatMap(({ deadline }) => deadline ?? [])]),
  ].sort(comparePeriods);
  const unit = indicator.unit === 'count' ? '' : `, ${words.unit(indicator.unit)}`;
  return (
    <Section id="table" rail={t('table.rail')} notes={[t('table.note')]}>
      <DataTable
        caption={`${texts.localized(indicator.name)}${unit}`}
        columns={[
          { key: 'period', label: t('table.period') },
          ...series.map(({ code, name }) => ({ key: code, label: texts.localized(name), isNumeric: true })),
          ...(targets.length > 0 ? [{ key: 'target', label: t('table.target'), isNumeric: true }] : []),
        ]}
        rows={periods.map((one) => ({
          key: one,
          cells: [
            words.period(one),
            ...series.map(({ code }) =>
              figureCell(
                context,
                indicator.figures.filter((figure) => figure.series === code),
                one,
              ),
            ),
            ...(targets.length > 0 ? [targetCell(context, one)] : []),
          ],
        }))}
      />
      {notesOf(context)}
    </Section>
  );
}

function figureCell(context: PageContext, figures: readonly Figure[], period: string): ReactNode {
  const { reading, texts, marks } = context;
  const figure = figures.find((one) => one.period === period);
  if (!figure) return <span className="faint">{texts.common('none')}</span>;
  const { words, t } = texts;
  const before = figures
    .filter((one) => comparePeriods(one.period, period) < 0)
    .sort((a, b) => comparePeriods(a.period, b.period))
    .at(-1);
  const startsAnew = before !== undefined && isBroken(reading.indicator.breaks, before, figure);
  return (
    <>
      <Stamped sources={marks.of(sourcesOf([figure]))}>
        <a href={figureHref(context, figure)}>{words.plain(figure, headedUnit(reading.indicator.unit))}</a>
      </Stamped>
      <span className="cell-note">
        {words.obsStatus(figure.status).toLocaleLowerCase()}
        {figure.corrected && `, ${t('table.corrected')}`}
        {startsAnew && `, ${t('table.countedAnew')}`}
      </span>
    </>
  );
}

function targetCell({ reading, texts, marks }: PageContext, period: string): ReactNode {
  const { indicator } = reading;
  const due = indicator.targets.filter(({ area, deadline }) => area === COUNTRY && deadline === period);
  if (due.length === 0) return null;
  const values = [...new Set(due.map((target) => texts.target(target, headedUnit(indicator.unit)).words))];
  return values.map((value) => (
    <span key={value} className="target-cell">
      <Stamped
        sources={marks.of(
          due.filter((target) => texts.target(target, headedUnit(indicator.unit)).words === value).map(({ source }) => source),
        )}
      >
        {value}
      </Stamped>
    </span>
  ));
}

/** Where a series is counted otherwise, and what the sources add to single figures. */
function notesOf({ reading, texts, marks, locale }: PageContext): ReactNode {
  const { indicator } = reading;
  const noted = indicator.figures.flatMap((figure) => (figure.note ? [{ figure, note: localize(figure.note, locale) }] : []));
  if (noted.length + indicator.breaks.length === 0) return null;
  const seriesName = (code: string) => texts.localized(indicator.series.find((one) => one.code === code)?.name ?? indicator.name);
  return (
    <ul className="figure-notes">
      {indicator.breaks.map(({ code, series, period, words, source }) => (
        <li key={code} id={`break-${code}`}>
          {seriesName(series)}, {texts.t('table.break', { period: texts.period(period) })}
          {labelColon(locale)}
          <span lang={foreignLang({ text: localize(words, locale), pageLocale: locale })}>
            <StampedSentence text={localize(words, locale).words} sources={marks.of([source])} />
          </span>
        </li>
      ))}
      {noted.map(({ figure, note }) => (
        <li key={figure.id}>
          {seriesName(figure.series)}, {texts.period(figure.period)}
          {labelColon(locale)}
          <Localized text={note} pageLocale={locale} />
        </li>
      ))}
    </ul>
  );
}
