import type { Locale } from '@/lib/i18n/localized';
import enAreas from '@/messages/en/areas.json';
import enDocuments from '@/messages/en/documents.json';
import frAreas from '@/messages/fr/areas.json';
import frDocuments from '@/messages/fr/documents.json';
import ruAreas from '@/messages/ru/areas.json';
import ruDocuments from '@/messages/ru/documents.json';
import viAreas from '@/messages/vi/areas.json';
import viDocuments from '@/messages/vi/documents.json';

/** What a record of a kind is called by its class: readers say "Quyết định 411", "tỉnh Nam Định". */
const classes: Record<'document' | 'area', Record<Locale, Record<string, string>>> = {
  document: { vi: viDocuments.kind, en: enDocuments.kind, fr: frDocuments.kind, ru: ruDocuments.kind },
  area: { vi: viAreas.kindShort, en: enAreas.kindShort, fr: frAreas.kindShort, ru: ruAreas.kindShort },
};

/** SQL for the text of a record `r` that says its class in four languages. */
export function classOf(kind: keyof typeof classes): string {
  const names: Record<string, Record<string, string>> = {};
  for (const [locale, byClass] of Object.entries(classes[kind])) {
    for (const [name, word] of Object.entries(byClass)) names[name] = { ...names[name], [locale]: word };
  }
  return `jsonb_build_array(jsonb_build_object('part', 'class', 'words', '${JSON.stringify(names).replaceAll("'", "''")}'::jsonb -> r.kind))`;
}
