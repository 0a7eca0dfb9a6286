import 'server-only';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { isPartialDate } from '@/lib/period';
import { sheetOf } from './columns/sheet';
import { columnChoices } from './form-options';

/** What tells records of a kind apart, in words: a day, a period, or the label of a choice. */
export async function detailWords(kind: string, locale: Locale): Promise<(detail: string | null) => string | null> {
  const sheet = sheetOf(kind);
  const choices = await columnChoices(sheet, locale);
  const labels = new Map(
    sheet.columns
      .filter(({ key }) => key === 'kind' || key === 'relation')
      .flatMap((column) => (choices(column)?.list ?? []).map(({ code, labels: words }) => [code, words.vi] as const)),
  );
  return (detail) => (detail !== null && isPartialDate(detail) ? formatDate(detail, locale) : detail && (labels.get(detail) ?? detail));
}
