import { type ObservationContext, observationTitle, valueWords } from '@/components/indicators/observation-words';
import { localize } from '@/lib/i18n/localized';
import { fateOf } from '@/lib/indicators/fate';
import type { Observation } from '@/lib/indicators/observation-queries';
import type { Drawing } from './drawing';

type Context = Pick<ObservationContext, 'locale' | 't' | 'texts' | 'observation' | 'area'>;

function fateWord({ figure, vintages, isWithdrawn }: Observation): 'newer' | 'changed' | null {
  const { kind } = fateOf(figure, vintages);
  if (isWithdrawn || kind === 'withdrawn' || kind === 'withdrawal') return 'changed';
  return kind === 'newest' ? null : 'newer';
}

/** One figure, large: it never changes, and says what has become of it. */
export function observationDrawing(context: Context): Omit<Drawing, 'sources'> & { cited: string[] } {
  const { observation, texts, locale } = context;
  const { figure, series, period } = observation;
  const title = observationTitle(context);
  const name = localize(series.name, locale).words;
  const bar = { key: figure.id, name, value: Number(figure.value), valueLabel: valueWords(context, figure), target: null, sentence: title };
  return {
    title,
    subtitle: null,
    sentence: title,
    newer: 'newer',
    fate: fateWord(observation),
    chart:
      figure.value === null ? { kind: 'nothing', words: title } : { kind: 'figures', bars: [{ ...bar, period: texts.period(period) }] },
    parts: [{ place: `${series.code} ${period}`, id: figure.id, since: '' }],
    cited: figure.citations.map(({ source }) => source),
  };
}
