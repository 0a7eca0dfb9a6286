import type { getTranslations } from 'next-intl/server';
import type { AreaRecord } from '@/lib/areas/schema';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { Observation, Vintage } from '@/lib/indicators/observation-queries';
import type { ReleaseRecord } from '@/lib/indicators/schema';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { IndicatorTexts } from './texts';

export type ObservationContext = {
  locale: Locale;
  view: View;
  t: Awaited<ReturnType<typeof getTranslations<'observations'>>>;
  texts: IndicatorTexts;
  /** What a recording was: new, an update, a correction, a withdrawal. */
  nature(name: Vintage['nature']): string;
  observation: Observation;
  /** Null for the country as a whole. */
  area: AreaRecord | null;
  bodies: readonly Body[];
  releases: readonly ReleaseRecord[];
  recordedOn: string;
};

type Named = Pick<ObservationContext, 'locale' | 't' | 'texts' | 'observation' | 'area'>;

/** The value as the portal prints it; a withdrawal has none. */
export function valueWords({ t, texts, observation }: Pick<Named, 't' | 'texts' | 'observation'>, { value, qualifier }: Vintage): string {
  return value === null ? t('withdrawnValue') : texts.words.figure({ value, qualifier }, observation.indicator.unit);
}

/** "Share of the digital economy in GDP, 2022: 12.67%"; a figure of a province names it. */
export function observationTitle(context: Named): string {
  const { t, texts, observation, area, locale } = context;
  const words = {
    name: texts.localized(observation.indicator.name),
    period: texts.period(observation.period),
    value: valueWords(context, observation.figure),
  };
  return area ? t('titleOfArea', { ...words, area: localize(area.name, locale).words }) : t('title', words);
}
