import type { ReactNode } from 'react';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { Stamped } from '@/components/ui/source-mark';
import { type VintageStop, Vintages } from '@/components/ui/vintages';
import type { Figure } from '@/lib/indicators/figure-queries';
import { vintagesOf } from '@/lib/indicators/vintage';
import { comparePeriods, lastDay } from '@/lib/period';
import { figureHref, type PageContext } from './context';
import { sourcesOf } from './series';

const MOST_STOPS = 8;
/** More stops than this stand one under another, and leave room for the date field beside them. */
const MOST_IN_ROW = 4;

type Revised = { key: string; series: string; period: string; figures: Figure[] };

/** Periods that were released more than once, newest first. */
function revisedPeriods(vintages: readonly Figure[]): Revised[] {
  const keys = new Map(vintages.map(({ series, period }) => [`${series} ${period}`, { series, period }]));
  return [...keys.entries()]
    .map(([key, { series, period }]) => ({
      key,
      series,
      period,
      figures: vintagesOf(
        vintages.filter((one) => one.series === series),
        period,
      ) as Figure[],
    }))
    .filter(({ figures }) => figures.length > 1)
    .sort((a, b) => comparePeriods(b.period, a.period) || a.series.localeCompare(b.series));
}

/** What was known, and when: releases of one period side by side, and the page as it stood on an earlier day. */
export function vintagesSection(context: PageContext, days: readonly string[], today: string): ReactNode {
  const { reading, texts, locale } = context;
  const { t } = texts;
  const revised = revisedPeriods(reading.indicator.vintages);
  if (days.length === 0) return null;
  return (
    <Section
      id="vintages"
      rail={t('vintages.rail')}
      notes={[
        t('vintages.note'),
        <a key="method" href={`/${locale}/method#vintage`}>
          {t('vintages.method')}
        </a>,
      ]}
      heading={revised.length > 0 ? t('vintages.title', { count: revised.length }) : t('vintages.formTitle')}
    >
      {revised.length > 0 && revisedTable(context, revised)}
      {revised.length > 0 && <h3 className="mb-1">{t('vintages.formTitle')}</h3>}
      {stopsForm(context, days, today)}
    </Section>
  );
}

function revisedTable(context: PageContext, revised: Revised[]): ReactNode {
  const { reading, texts, marks } = context;
  const { indicator } = reading;
  const { t, words, period } = texts;
  return (
    <div className="vintage-table">
      <DataTable
        caption={t('vintages.caption')}
        stack
        columns={[
          { key: 'period', label: t('table.period') },
          { key: 'series', label: t('table.series') },
          { key: 'releases', label: t('vintages.releases') },
        ]}
        rows={revised.map(({ key, series, period: one, figures }) => ({
          key,
          cells: [
            period(one),
            texts.localized(indicator.series.find(({ code }) => code === series)?.name ?? indicator.name),
            <span key="releases" className="releases">
              {figures.map((figure) => (
                <span key={figure.id}>
                  <Stamped sources={marks.of(sourcesOf([figure]))}>
                    <a href={figureHref(context, figure)}>
                      <b>{words.figure(figure, indicator.unit)}</b>
                    </a>
                  </Stamped>
                  <span className="tiny mute">
                    {texts.date(figure.releasedOn)}
                    {figure.corrected && `, ${t('table.corrected')}`}
                  </span>
                </span>
              ))}
            </span>,
          ],
        }))}
      />
    </div>
  );
}

/** Stops of the newest releases; any other day through the date field. */
function stopsForm({ reading, texts, view, locale }: PageContext, days: readonly string[], today: string): ReactNode {
  const { indicator } = reading;
  const { t } = texts;
  const action = `/${locale}/indicators/${indicator.code}`;
  const shown = days.slice(-MOST_STOPS);
  const stops: VintageStop[] = shown.map((day) => ({
    value: day,
    date: texts.date(day),
    words: newsOf(day, { reading, texts }),
    isChecked: view.asOf === day,
  }));
  const now: VintageStop = { value: '', date: t('vintages.now'), isChecked: view.asOf === null };
  return (
    <>
      {days.length > shown.length && <p className="small mute mb-1">{t('vintages.latest', { count: shown.length })}</p>}
      <div className={stops.length > MOST_IN_ROW ? 'cols2' : 'grid gap-3'}>
        <Vintages action={action} legend={t('vintages.legend')} button={t('vintages.show')} stops={[...stops, now]} />
        <form className="day-form" action={action} method="get">
          <label htmlFor="as-of">{t('vintages.otherDay')}</label>
          <input id="as-of" type="date" name="as-of" min="2000-01-01" max={today} defaultValue={view.asOf ?? undefined} required />
          <button className="btn" type="submit">
            {t('vintages.showDay')}
          </button>
        </form>
      </div>
    </>
  );
}

/** The figure of the newest period among those released on that day. */
function newsOf(day: string, { reading, texts }: Pick<PageContext, 'reading' | 'texts'>): string | undefined {
  const released = reading.indicator.vintages.filter(({ releasedOn }) => releasedOn !== null && lastDay(releasedOn) === day);
  const newest = [...released].sort((a, b) => comparePeriods(a.period, b.period)).at(-1);
  return newest && texts.t('figureIn', { value: texts.words.figure(newest, reading.indicator.unit), period: texts.period(newest.period) });
}
