import 'server-only';
import { getTranslations } from 'next-intl/server';
import type { FormState } from '@/lib/admin-form';
import { partPlaces } from '@/lib/form-parts';
import { fieldName } from '@/lib/i18n/field-name';
import type { Locale } from '@/lib/i18n/localized';
import type { KindSheet } from './columns/sheet';

/** Fields for parts that are not there yet stand below the parts that are. */
const spareParts = 2;

/** What the fields of a kind are called where something is wrong with them. */
export async function formLabels(sheet: KindSheet, typed: FormState['typed'], locale: Locale): Promise<Record<string, string>> {
  const [t, edit] = await Promise.all([
    getTranslations({ locale, namespace: 'changes' }),
    getTranslations({ locale, namespace: 'records.edit' }),
  ]);
  const field = (key: string) => fieldName(t, sheet.kind, key);
  const count = sheet.children ? Math.max(0, ...partPlaces(typed, sheet.children.key).map((place) => place + 1)) + spareParts : 0;
  const labels = sheet.columns.flatMap(({ name, key, child, language }) => {
    const words =
      language && language !== 'original' ? t('inLanguage', { field: field(key), language: t(`languageName.${language}`) }) : field(key);
    if (child === null) return [[name, words] as const];
    const bare = name.slice(child.length + 1);
    return Array.from({ length: count }, (_, place) => [`${child}_${place}_${bare}`, `${field(child)} ${place + 1}, ${words}`] as const);
  });
  return { ...Object.fromEntries(labels), record_code: field('code'), form_set: edit('set'), copy_file: field('copy') };
}
