import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import type { Messages } from '@/lib/i18n/messages';

/** A test holds that every table of the registry has its words. */
const keyOf = (id: string) => id as keyof Messages['data']['table'];

/** What each table is called. */
export async function tableTitle(locale: Locale): Promise<(id: string) => string> {
  const t = await getTranslations({ locale, namespace: 'data.table' });
  return (id) => t(`${keyOf(id)}.title`);
}

/** What each table holds. */
export async function tableDescription(locale: Locale): Promise<(id: string) => string> {
  const t = await getTranslations({ locale, namespace: 'data.table' });
  return (id) => t(`${keyOf(id)}.description`);
}
