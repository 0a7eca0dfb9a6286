import { SourceMarks, type SourceReference } from '@/components/ui/source-mark';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { IndicatorRecord } from '@/lib/indicators/schema';
import type { Cite } from './cite';

type Statement = { quote: string | null; quoteLanguage: string | null; confidence: 'high' | 'medium' | 'low' };
type Figure = {
  series: string;
  seriesName: LocalizedText;
  period: string;
  area: string;
  areaName: LocalizedText;
  value: string;
  qualifier: string;
  status: 'final' | 'provisional' | 'estimate' | 'forecast';
  note: LocalizedText | null;
  corrected: boolean;
  stated: Statement;
  sources: [string, ...string[]];
  indicator: { code: string; name: LocalizedText; unit: IndicatorRecord['unit'] };
};

/** Every figure that rests on the source, by indicator, with the sentence in which the source states it. */
export function citedFigures(figures: readonly Figure[], cite: Cite) {
  const { t, locale, text, words } = cite;
  const rows = figures.map((figure) => ({ figure, marks: cite.marks.of(figure.sources) }));
  const indicators = [...new Map(figures.map(({ indicator }) => [indicator.code, indicator])).values()];
  const heads = { place: t('figures.period'), value: t('figures.value'), series: t('figures.series'), quote: t('figures.quote') };
  return (
    <table className="stack cited">
      <caption className="vh">{t('figures.rail')}</caption>
      <thead>
        <tr>
          <th scope="col">{heads.place}</th>
          <th scope="col" className="num">
            {heads.value}
          </th>
          <th scope="col">{heads.series}</th>
          <th scope="col">{heads.quote}</th>
        </tr>
      </thead>
      {indicators.map(({ code, name, unit }) => (
        <tbody key={code}>
          <tr>
            <th scope="rowgroup" colSpan={4}>
              <a href={`/${locale}/indicators/${code}`}>{text(name)}</a> <span className="mute">({words.unit(unit)})</span>
            </th>
          </tr>
          {rows
            .filter(({ figure }) => figure.indicator.code === code)
            .map(({ figure, marks }) => (
              <FigureLine
                key={`${figure.series} ${figure.period} ${figure.area}`}
                figure={figure}
                marks={marks}
                heads={heads}
                cite={cite}
              />
            ))}
        </tbody>
      ))}
    </table>
  );
}

type Heads = Record<'place' | 'value' | 'series' | 'quote', string>;

function FigureLine({ figure, marks, heads, cite }: { figure: Figure; marks: SourceReference[]; heads: Heads; cite: Cite }) {
  const { t, text, words } = cite;
  const { stated, status, note, corrected } = figure;
  const doubt = cite.doubt(stated.confidence);
  return (
    <tr>
      <th scope="row" data-l={heads.place}>
        <span>
          {figure.area !== 'vn' && <span className="block">{text(figure.areaName)}</span>}
          {words.period(figure.period)}
        </span>
      </th>
      <td className="num" data-l={heads.value}>
        <span>
          {words.plain(figure, figure.indicator.unit)}
          <SourceMarks sources={marks} />
        </span>
      </td>
      <td data-l={heads.series}>
        <span>
          {text(figure.seriesName)}
          <span className="block mute">
            {words.obsStatus(status)}
            {corrected && `. ${t('figures.corrected')}`}
          </span>
          {note && <span className="block mute">{text(note)}</span>}
        </span>
      </td>
      <td data-l={heads.quote}>
        <span>
          {stated.quote && <q lang={stated.quoteLanguage ?? undefined}>{stated.quote}</q>}
          {doubt && <span className="block mute">{doubt}</span>}
        </span>
      </td>
    </tr>
  );
}
