import { getTranslations } from 'next-intl/server';
import { indicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { Localized } from '@/components/ui/localized';
import { SourceMarks, type SourceReference } from '@/components/ui/source-mark';
import type { ReportedFigure } from '@/lib/events/figure-queries';
import { addressOf } from '@/lib/http/address';
import { formatCount } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

export type FigureLine = { figure: ReportedFigure; marks: SourceReference[] };

/** Figures with their stamps: made before the numbered list of the page is drawn. */
export const figureRows = (figures: readonly ReportedFigure[], marks: Marks): FigureLine[] =>
  figures.map((figure) => ({ figure, marks: [...marks.of(figure.sources)].sort((a, b) => a.number - b.number) }));

const COUNTRY = 'vn';

type EventFiguresProps = { rows: readonly FigureLine[]; locale: Locale; view: View };

/** Figures of the country by indicator; those of provinces and cities are folded below. */
export async function EventFigures({ rows, locale, view }: EventFiguresProps) {
  const t = await getTranslations({ locale, namespace: 'events' });
  const country = rows.filter(({ figure }) => figure.area === COUNTRY);
  const units = rows.filter(({ figure }) => figure.area !== COUNTRY);
  const unitsCaption = t('figures.units', { count: units.length, shown: formatCount(units.length, locale) });
  return (
    <>
      {country.length > 0 && <FigureTable rows={country} caption={t('figures.note')} locale={locale} view={view} />}
      {units.length > 0 && (
        <details className="fold" open={country.length === 0 && units.length < 10}>
          <summary>{unitsCaption}</summary>
          <FigureTable rows={units} caption={unitsCaption} locale={locale} view={view} />
        </details>
      )}
    </>
  );
}

async function FigureTable({ rows, caption, locale, view }: EventFiguresProps & { caption: string }) {
  const [t, common, words] = await Promise.all([
    getTranslations({ locale, namespace: 'events' }),
    getTranslations({ locale, namespace: 'common' }),
    indicatorWords(locale),
  ]);
  const heads = { indicator: t('figures.indicator'), period: t('figures.period'), value: t('figures.value'), series: t('figures.series') };
  return (
    <table className="stack">
      <caption className="vh">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.indicator}</th>
          <th scope="col">{heads.period}</th>
          <th scope="col" className="num">
            {heads.value}
          </th>
          <th scope="col">{heads.series}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ figure, marks }) => (
          <tr key={figure.id}>
            <th scope="row" data-l={heads.indicator}>
              <span>
                {figure.area !== COUNTRY && (
                  <span className="block">
                    <Localized text={localize(figure.areaName, locale)} pageLocale={locale} />
                  </span>
                )}
                <a href={`/${locale}${addressOf(`/indicators/${figure.indicator.code}`, view)}`}>
                  <Localized text={localize(figure.indicator.name, locale)} pageLocale={locale} />
                </a>
              </span>
            </th>
            <td data-l={heads.period}>{words.period(figure.period)}</td>
            <td className="num" data-l={heads.value}>
              <span>
                {words.figure(figure, figure.indicator.unit)}
                <SourceMarks sources={marks} />
                <CorrectionMark of={words.correction(figure)} />
              </span>
            </td>
            <td data-l={heads.series}>
              <span>
                <Localized text={localize(figure.seriesName, locale)} pageLocale={locale} />
                <span className="block mute">{words.obsStatus(figure.status)}</span>
                {figure.confidence !== 'high' && <span className="block mute">{common(`confidence.${figure.confidence}`)}</span>}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
