import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { foreignLang } from '@/components/ui/localized';
import { Section } from '@/components/ui/section';
import { Stamped } from '@/components/ui/source-mark';
import type { Area } from '@/lib/areas/queries';
import { localize } from '@/lib/i18n/localized';
import { comparePeriods, firstDay, lastDay } from '@/lib/period';
import type { PageContext } from './context';
import { sourcesOf } from './series';

/** Figures of provinces and cities: one table for each list of units, in the order of the official codes. Nothing is carried over from one list to the other. */
export function unitsSection(context: PageContext, areas: readonly Area[]): ReactNode {
  const { reading, texts } = context;
  const { unitFigures } = reading.indicator;
  const schemes = [...new Set(areas.filter(({ code }) => unitFigures.some(({ area }) => area === code)).map(({ scheme }) => scheme))];
  if (schemes.length === 0) return null;
  return (
    <Section id="units" rail={texts.t('units.rail')} notes={[texts.t('units.note')]}>
      {schemes.map((scheme) =>
        schemeTable(
          context,
          areas.filter((area) => area.scheme === scheme),
          scheme,
        ),
      )}
    </Section>
  );
}

function schemeTable({ reading, texts, marks, locale }: PageContext, areas: readonly Area[], scheme: Area['scheme']): ReactNode {
  const { indicator } = reading;
  const { t, words, period } = texts;
  const codes = new Set(areas.map(({ code }) => code));
  const figures = indicator.unitFigures.filter(({ area }) => codes.has(area));
  const columns = [...new Map(figures.map((figure) => [`${figure.series} ${figure.period}`, figure])).values()].sort(
    (a, b) => a.series.localeCompare(b.series) || comparePeriods(a.period, b.period),
  );
  const isOneSeries = new Set(columns.map(({ series }) => series)).size === 1;
  const named = (code: string) => texts.localized(indicator.series.find((one) => one.code === code)?.name ?? indicator.name);
  const shown = areas.filter(({ code }) => figures.some(({ area }) => area === code));
  const newest =
    figures
      .map((figure) => lastDay(figure.releasedOn ?? figure.period))
      .sort()
      .at(-1) ?? '';
  const standing = areas.filter((area) => stoodOn(area, newest));
  const missing = standing.filter((area) => !shown.includes(area)).length;
  const unit = indicator.unit === 'count' ? '' : `, ${words.unit(indicator.unit)}`;
  return (
    <div key={scheme} className="unit-table">
      <DataTable
        caption={`${isOneSeries && columns[0] ? named(columns[0].series) : scheme === 'iso' ? t('units.rail') : t(`units.scheme.${scheme}`)}${unit}`}
        columns={[
          { key: 'unit', label: t('units.unit') },
          ...columns.map((figure) => ({
            key: `${figure.series} ${figure.period}`,
            isNumeric: true,
            label: isOneSeries ? period(figure.period) : `${named(figure.series)}, ${period(figure.period)}`,
          })),
        ]}
        rows={shown.map((area) => {
          const name = localize(area.name, locale);
          return {
            key: area.code,
            cells: [
              <span key="name" lang={foreignLang({ text: name, pageLocale: locale })}>
                {name.words}
              </span>,
              ...columns.map(({ series, period: one }) => {
                const figure = figures.find(
                  (candidate) => candidate.area === area.code && candidate.series === series && candidate.period === one,
                );
                if (!figure) return <span className="faint">{texts.common('none')}</span>;
                return (
                  <Stamped key={figure.id} sources={marks.of(sourcesOf([figure]))}>
                    {words.plain(figure, indicator.unit)}
                  </Stamped>
                );
              }),
            ],
          };
        })}
      />
      {missing > 0 && <p className="small mute mt-1">{t('units.missing', { count: missing, total: standing.length })}</p>}
    </div>
  );
}

function stoodOn({ validFrom, validTo }: Area, day: string): boolean {
  return (validFrom === null || firstDay(validFrom) <= day) && (validTo === null || lastDay(validTo) >= day);
}
