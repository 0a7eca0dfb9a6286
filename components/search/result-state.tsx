import { sourcesOf } from '@/components/indicators/series';
import { StateLine } from '@/components/indicators/state';
import type { IndicatorTexts } from '@/components/indicators/texts';
import type { Marks } from '@/components/sources/marks';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { Stamped } from '@/components/ui/source-mark';
import { Status } from '@/components/ui/status';
import { listedFigure, type Reading } from '@/lib/catalog/readings/indicator';
import type { Result } from '@/lib/search/results';
import type { SearchWords } from './search-words';

type StateContext = { readings: readonly Reading[]; texts: IndicatorTexts; marks: Marks; words: SearchWords; noFigure: string };

/** "18.3%, first half of 2024", with its stamp, and the status; of a task its state. Called, not mounted, so that marks count in order. */
export function resultState({ kind, code, status }: Result, { readings, texts, marks, words, noFigure }: StateContext) {
  if (kind === 'task' && status !== null) {
    return (
      <p className="result-state">
        <Status kind={words.statusKind(status)} label={words.status(status)} />
      </p>
    );
  }
  const reading = kind === 'indicator' ? readings.find(({ indicator }) => indicator.code === code) : undefined;
  if (!reading) return null;
  const figure = listedFigure(reading);
  return (
    <div className="result-state">
      {figure ? (
        <p className="figure">
          <b>{texts.words.figure(figure, reading.indicator.unit)}</b>,{' '}
          <Stamped sources={marks.of(sourcesOf([figure]))}>{texts.period(figure.period)}</Stamped>
          <CorrectionMark of={texts.words.correction(figure)} />
        </p>
      ) : (
        <p className="mute">{noFigure}</p>
      )}
      <p className="state">
        <StateLine reading={reading} texts={texts} />
      </p>
    </div>
  );
}
