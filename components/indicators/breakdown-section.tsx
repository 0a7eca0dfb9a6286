import type { ReactNode } from 'react';
import { Plate } from '@/components/charts/plate';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { Stamped, StampedSentence } from '@/components/ui/source-mark';
import { addressOf } from '@/lib/http/address';
import { labelled, semicolons } from '@/lib/i18n/format';
import type { Breakdown, Part } from './breakdown';
import type { PageContext } from './context';
import { sourcesOf } from './series';
import { SlopeChart } from './slope-chart';
import { capitalised } from './texts';

/** The whole beside its parts, for the periods that all of them report. */
export function breakdownSection(context: PageContext, { parts, periods }: Breakdown): ReactNode {
  const { reading, texts, marks, locale } = context;
  const { t, words, period } = texts;
  const unit = reading.indicator.unit;
  const shown = (part: Part) => part.figures.filter((figure) => periods.includes(figure.period));
  const labels = (part: Part) => shown(part).map((figure) => ({ y: Number(figure.value), label: words.plain(figure, unit) }));
  const last = periods.at(-1) ?? '';
  const names = parts.map(({ indicator }) => texts.localized(indicator.name));
  return (
    <Section id="breakdown" rail={t('breakdown.rail')} notes={[t('breakdown.note')]}>
      <Plate
        title={t('breakdown.title', {
          figures: semicolons(
            parts.map((part, index) => t('breakdown.part', { name: shortName(names, index), value: labels(part).at(-1)?.label ?? '' })),
            locale,
          ),
          period: period(last),
        })}
        subtitle={t('breakdown.subtitle', { unit: words.unit(unit), from: period(periods[0] ?? ''), to: period(last) })}
        source={<StampedSentence text={t('breakdown.source')} sources={marks.of(sourcesOf(parts.flatMap(shown)))} />}
      >
        <SlopeChart
          periods={periods.map(period)}
          lines={parts.map((part, index) => ({
            key: part.indicator.code,
            name: shortName(names, index),
            values: labels(part),
            isFirst: part.isWhole,
          }))}
          sentence={parts
            .map((part, index) =>
              t('chart.seriesSentence', {
                series: names[index] ?? '',
                figures: semicolons(
                  shown(part).map((figure) => labelled(period(figure.period), words.figure(figure, unit), locale)),
                  locale,
                ),
              }),
            )
            .join(' ')}
        />
      </Plate>
      <div className="mt-3">{partsTable(context, parts, periods)}</div>
    </Section>
  );
}

function partsTable({ reading, texts, marks, locale, view }: PageContext, parts: Part[], periods: string[]): ReactNode {
  const { t, words, period } = texts;
  return (
    <DataTable
      caption={`${t('breakdown.caption')}, ${words.unit(reading.indicator.unit)}`}
      columns={[
        { key: 'part', label: t('breakdown.indicator') },
        ...periods.map((one) => ({ key: one, label: period(one), isNumeric: true })),
      ]}
      rows={parts.map(({ indicator, figures }) => ({
        key: indicator.code,
        isCurrent: indicator.code === reading.indicator.code,
        cells: [
          indicator.code === reading.indicator.code ? (
            texts.localized(indicator.name)
          ) : (
            <a key="name" href={`/${locale}${addressOf(`/indicators/${indicator.code}`, view)}`}>
              {texts.localized(indicator.name)}
            </a>
          ),
          ...periods.map((one) => {
            const figure = figures.find((candidate) => candidate.period === one);
            return figure ? (
              <Stamped key={figure.id} sources={marks.of(sourcesOf([figure]))}>
                {words.plain(figure, indicator.unit)}
              </Stamped>
            ) : (
              texts.common('none')
            );
          }),
        ],
      }))}
    />
  );
}

/** What is left of a name without the words that all of them begin with. */
export function shortName(names: readonly string[], index: number): string {
  const words = names.map((name) => name.split(' '));
  let shared = 0;
  while (words.every((one) => one[shared] !== undefined && one[shared] === words[0]?.[shared])) shared += 1;
  const rest = words[index]?.slice(shared).join(' ') ?? '';
  return rest === '' ? (names[index] ?? '') : capitalised(rest);
}
