import { z } from 'zod';
import { localizedText } from '@/lib/i18n/localized';
import { code, confidence, timePeriod } from '@/lib/record';

/** From `period` on the series is counted otherwise: its figures before and after are not compared (SDMX OBS_STATUS B). */
export const seriesBreakSchema = z.strictObject({
  code,
  series: code,
  period: timePeriod,
  words: localizedText,
  source: code,
  confidence,
});
export type SeriesBreakRecord = z.infer<typeof seriesBreakSchema>;
