import { getTranslations } from 'next-intl/server';
import { listRow } from '@/components/indicators/list-row';
import { indicatorTexts } from '@/components/indicators/texts';
import type { Marks } from '@/components/sources/marks';
import { Ledger } from '@/components/ui/figure-row';
import { Section } from '@/components/ui/section';
import { Tally } from '@/components/ui/tally';
import { type Reading, STATUS_ORDER } from '@/lib/catalog/readings/indicator';
import { addressOf } from '@/lib/http/address';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import { lastDay } from '@/lib/period';
import type { View } from '@/lib/publishing/edition-queries';

export type IndicatorSectionProps = {
  locale: Locale;
  view: View;
  topic: string;
  readings: readonly Reading[];
  bodies: readonly Body[];
  marks: Marks;
};

/** The newest figures first: by the day each was let known, else by the end of its period. */
export function newestFirst(readings: readonly Reading[]): Reading[] {
  const day = ({ judgement: { latest } }: Reading) => (latest === null ? '' : lastDay(latest.releasedOn ?? latest.period));
  return [...readings].sort((a, b) => day(b).localeCompare(day(a)) || a.indicator.code.localeCompare(b.indicator.code));
}

/** How the topic's indicators stand, and the newest figures. Called, not mounted: it numbers marks. */
export async function indicatorSection({ locale, view, topic, readings, bodies, marks }: IndicatorSectionProps, shown: number) {
  if (readings.length === 0) return null;
  const [t, texts] = await Promise.all([getTranslations({ locale, namespace: 'topics' }), indicatorTexts(locale)]);
  const room = (status?: string) => `/${locale}${addressOf('/indicators', view, { topic, status })}`;
  const href = (code: string) => `/${locale}${addressOf(`/indicators/${code}`, view)}`;
  const tally = STATUS_ORDER.map((kind) => ({ kind, count: readings.filter(({ judgement }) => judgement.status.kind === kind).length }));
  const rows = newestFirst(readings)
    .filter(({ judgement }) => judgement.latest !== null)
    .slice(0, shown)
    .map((reading) => listRow(reading, { locale, texts, marks, bodies, href }));
  return (
    <Section
      id="indicators"
      rail={t('kind.indicators')}
      notes={[
        t('railCount', { count: t('count.indicators', { count: readings.length, shown: formatCount(readings.length, locale) }) }),
        <a key="all" href={room()}>
          {t('all.indicators')}
        </a>,
      ]}
    >
      <Tally
        entries={tally
          .filter(({ count }) => count > 0)
          .map(({ kind, count }) => ({
            kind,
            count: formatCount(count, locale),
            label: kind === 'no-data' ? texts.t('filters.noData') : texts.common(`status.${kind}`),
            href: room(kind),
          }))}
      />
      {rows.length > 0 && (
        <div className="indicator-list mt-4">
          <h3 className="mb-1">{t('newestFigures')}</h3>
          <Ledger>{rows}</Ledger>
        </div>
      )}
    </Section>
  );
}
