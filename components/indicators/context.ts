import type { Marks } from '@/components/sources/marks';
import type { Locale } from '@/lib/i18n/localized';
import type { IndicatorDetail } from '@/lib/indicators/queries';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { Reading } from './reading';
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
  view: View;
};
