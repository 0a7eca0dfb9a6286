import type { Marks } from '@/components/sources/marks';
import type { Reading } from '@/lib/catalog/readings/indicator';
import { addressOf } from '@/lib/http/address';
import type { Locale } from '@/lib/i18n/localized';
import type { Figure } from '@/lib/indicators/figure-queries';
import type { IndicatorDetail } from '@/lib/indicators/queries';
import type { ReleaseRecord } from '@/lib/indicators/schema';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { IndicatorTexts } from './texts';

/**
 * What every section of the page is drawn from. Sections are functions called in reading order, not mounted components:
 * so marks are numbered from top to bottom before the list of sources is drawn.
 */
export type PageContext = {
  locale: Locale;
  texts: IndicatorTexts;
  marks: Marks;
  reading: Reading<IndicatorDetail>;
  bodies: readonly Body[];
  releases: readonly ReleaseRecord[];
  view: View;
};

/** The page of one figure, from the reader's point of view. */
export const figureHref = (
  { locale, reading, view }: Pick<PageContext, 'locale' | 'reading' | 'view'>,
  { id }: Pick<Figure, 'id'>,
): string => `/${locale}${addressOf(`/indicators/${reading.indicator.code}/observations/${id}`, view)}`;

/** Who published the figure and as what: the body of the release, which may be another than the one whose series it is. */
export function releaseWords({ texts, bodies, releases }: PageContext, { release, releasedOn, status }: Figure) {
  const record = releases.find(({ code }) => code === release);
  return {
    producer: record ? texts.body(bodies, record.producer) : texts.common('unknown'),
    title: record ? texts.localized(record.title) : texts.common('unknown'),
    date: texts.date(releasedOn),
    status: texts.words.obsStatus(status).toLocaleLowerCase(),
  };
}
