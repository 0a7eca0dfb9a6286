import { getTranslations } from 'next-intl/server';
import { JsonLd } from '@/components/ui/json-ld';
import { type DatasetSaid, datasetOf } from '@/lib/catalog/dataset';
import { filesOf } from '@/lib/catalog/page-downloads';
import { tableNamed } from '@/lib/catalog/tables';
import { env } from '@/lib/env';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { IndicatorDetail } from '@/lib/indicators/queries';
import { firstDay, lastDay } from '@/lib/period';

type IndicatorDatasetProps = { locale: Locale; indicator: IndicatorDetail; edition: DatasetSaid['edition'] };

/** The figures of an indicator as a data set, for search engines for data. */
export async function IndicatorDataset({ locale, indicator, edition }: IndicatorDatasetProps) {
  const [t, common, layout] = await Promise.all([
    getTranslations({ locale, namespace: 'data' }),
    getTranslations({ locale, namespace: 'common' }),
    getTranslations({ locale, namespace: 'layout' }),
  ]);
  const table = tableNamed('observations');
  const path = `/indicators/${indicator.code}`;
  const name = localize(indicator.name, locale).words;
  const definition = indicator.definition === null ? '' : localize(indicator.definition, locale).words;
  const periods = [...indicator.vintages, ...indicator.unitFigures].map(({ period }) => period);
  const days = { from: periods.map(firstDay).sort()[0], to: periods.map(lastDay).sort().at(-1) };
  const said: DatasetSaid = {
    locale,
    portal: env().PORTAL_URL,
    path,
    name,
    description: `${t('dataset.indicator', { name })} ${definition}`.trim(),
    publisher: layout('name'),
    catalogue: t('dataset.catalogue'),
    edition,
    files: table ? filesOf(table, path, locale) : [],
    measures: { name, unit: common(`unit.${indicator.unit}`) },
    ...(days.from !== undefined && days.to !== undefined ? { periods: { from: days.from, to: days.to } } : {}),
  };
  return <JsonLd data={datasetOf(said)} />;
}
