import { getTranslations } from 'next-intl/server';
import { BarChart } from '@/components/charts/bar-chart';
import type { IndicatorWords } from '@/components/indicators/words';
import type { Marks } from '@/components/sources/marks';
import { CorrectionMark } from '@/components/ui/correction-mark';
import { DataTable } from '@/components/ui/data-table';
import { Section } from '@/components/ui/section';
import { Stamped, StampedSentence } from '@/components/ui/source-mark';
import { setTitle } from '@/components/ui/title';
import { addressOf } from '@/lib/http/address';
import { formatDate, semicolons } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { Growth, GrowthRate } from './growth';

type Props = { locale: Locale; view: View; growth: Growth; words: IndicatorWords; marks: Marks };

/** How fast the parts grew beside the whole, in the numbers of one report. */
export async function growthSection({ locale, view, growth, words, marks }: Props) {
  const t = await getTranslations({ locale, namespace: 'home' });
  const period = formatDate(growth.period, locale);
  const change = ({ figure }: GrowthRate) => {
    const value = words.plain(figure, 'percent');
    return figure.qualifier === '=' && Number(figure.value) > 0 ? t('growth.plus', { value }) : value;
  };
  const name = (rate: GrowthRate) => t(`growth.name.${rate.name}`);
  const sources = (rate: GrowthRate) => marks.of(citedBy(rate));

  const rows = growth.rates.map((rate) => ({
    key: rate.code,
    cells: [
      <a key="name" href={`/${locale}${addressOf(`/indicators/${rate.code}`, view)}`}>
        {name(rate)}
      </a>,
      <span key="value">
        <Stamped sources={sources(rate)}>{change(rate)}</Stamped>
        <CorrectionMark of={words.correction(rate.figure)} />
      </span>,
      words.obsStatus(rate.figure.status),
    ],
  }));
  const others = growth.others.map((rate) => (
    <span key={rate.figure.id}>
      <StampedSentence text={t('growth.other', { name: name(rate), value: change(rate) })} sources={sources(rate)} />
      <CorrectionMark of={words.correction(rate.figure)} />{' '}
    </span>
  ));
  const bars = growth.rates.map((rate) => ({
    key: rate.code,
    name: name(rate),
    value: Number(rate.figure.value),
    valueLabel: change(rate),
    isHighlighted: rate.name === 'overall',
  }));
  const item = (rate: GrowthRate, value: string) => t('growth.item', { name: name(rate), value });
  const list = semicolons(
    growth.rates.map((rate) => item(rate, words.withCorrection(rate.figure, change(rate)))),
    locale,
  );
  // The drawing holds no links, so its corrected numbers stand below it once more.
  const corrected = growth.rates.filter(({ figure }) => figure.corrected);
  const sub =
    growth.releasedOn === null
      ? t('growth.subUndated', { period })
      : t('growth.sub', { period, date: formatDate(growth.releasedOn, locale) });

  return (
    <Section
      rail={t('growth.rail')}
      notes={[t('growth.note', { period })]}
      heading={setTitle(t(`growth.faster.${growth.leader}`, { times: Math.max(1, growth.times) }), locale)}
      sub={<StampedSentence text={sub} sources={marks.of(growth.rates.flatMap(citedBy))} />}
    >
      <BarChart bars={bars} sentence={t('growth.sentence', { period, list })} />
      {corrected.map((rate) => (
        <p key={rate.code} className="small mute mt-2">
          {item(rate, change(rate))}
          <CorrectionMark of={words.correction(rate.figure)} />
        </p>
      ))}
      {others.length > 0 && <p className="small mute mt-2">{others}</p>}
      <details className="fold mt-2">
        <summary>{t('growth.table')}</summary>
        <DataTable
          caption={t('growth.caption', { period })}
          columns={[
            { key: 'measure', label: t('growth.measure') },
            { key: 'change', label: t('growth.change'), isNumeric: true },
            { key: 'status', label: t('growth.status') },
          ]}
          rows={rows}
        />
      </details>
    </Section>
  );
}

const citedBy = ({ figure }: GrowthRate): string[] => figure.citations.map(({ source }) => source);
