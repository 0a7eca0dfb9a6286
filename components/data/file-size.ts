import { getTranslations } from 'next-intl/server';
import { formatNumber } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

const kilobyte = 1000;
const megabyte = 1000 * kilobyte;

/** About how large a file is: whole kilobytes, or megabytes with one decimal; only an empty file has none. */
export async function sizeWords(locale: Locale): Promise<(bytes: number) => string> {
  const t = await getTranslations({ locale, namespace: 'data.size' });
  return (bytes) =>
    bytes < megabyte
      ? t('kilobyte', { number: formatNumber(String(Math.max(Math.min(1, bytes), Math.round(bytes / kilobyte))), locale) })
      : t('megabyte', { number: formatNumber((bytes / megabyte).toFixed(1), locale) });
}
