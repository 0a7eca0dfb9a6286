import 'server-only';
import { figureAge } from '@/lib/indicators/age';
import type { Figure } from '@/lib/indicators/figure-queries';
import { type IndicatorBrief, listIndicators } from '@/lib/indicators/queries';
import { comparePeriods, firstDay, lastDay } from '@/lib/period';
import type { Occasion } from './calendar';
import { type CalendarContext, isChosen } from './selection';
import { later } from './stamps';

/**
 * When the next figure of each indicator is expected by how often it appears (method#age): the whole month, tentative, because no body has
 * said a day. What appears once or without a rhythm is not in it, nor what has no figure yet to count from.
 */
export async function expectedReleases({ view, selection, words, root }: CalendarContext): Promise<Occasion[]> {
  const { t, plain, date, indicators: indicatorWords } = words;
  const indicators = await listIndicators({}, view.known);
  return indicators.flatMap((indicator) => {
    const bodies = [...indicator.owners, ...indicator.series.map(({ producer }) => producer)];
    const newest = newestFigure(indicator);
    if (!newest || !isChosen(selection, { bodies, topic: indicator.topic })) return [];
    // Seen from the end of its own period: what is next does not depend on today.
    const age = figureAge({ period: newest.period, frequency: indicator.frequency, today: lastDay(newest.period) });
    if (age.state === 'no-interval') return [];
    const url = `${root}/indicators/${indicator.code}`;
    return [
      {
        uid: `release-${indicator.code}-${age.nextDue}`,
        from: firstDay(age.nextDue),
        to: lastDay(age.nextDue),
        isTentative: true as const,
        summary: t('calendar.release', { name: plain(indicator.name) }),
        description: [
          t('calendar.expected', { frequency: indicatorWords(`frequency.${indicator.frequency}`), period: date(newest.period) }),
          url,
        ].join('\n'),
        url,
        category: t('calendar.releases'),
        ...indicator.figures.map(({ recordedAt, edition }) => ({ recordedAt, edition })).reduce(later),
      },
    ];
  });
}

/** A forecast is no figure to count from. */
function newestFigure({ figures }: IndicatorBrief): Figure | undefined {
  return figures
    .filter(({ status }) => status !== 'forecast')
    .sort((a, b) => comparePeriods(a.period, b.period))
    .at(-1);
}
