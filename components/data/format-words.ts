import { getTranslations } from 'next-intl/server';
import type { Extension } from '@/lib/exports/extensions';
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';

/** What people call a format, where it is more than its suffix in capitals. */
const names: Readonly<Record<string, string>> = {
  xlsx: 'Excel (XLSX)',
  parquet: 'Parquet',
  'datapackage.json': 'Data Package',
  'csv-metadata.json': 'CSVW',
};

export const formatName = (extension: Extension): string => names[extension] ?? extension.toUpperCase();

/** Keys of messages hold no dot. */
const keyOf = (extension: Extension) => extension.replaceAll('.', '-') as keyof Messages['data']['format'];

/** What each format is for, in a sentence. */
export async function formatWords(locale: Locale): Promise<(extension: Extension) => string> {
  const t = await getTranslations({ locale, namespace: 'data.format' });
  return (extension) => t(keyOf(extension));
}
