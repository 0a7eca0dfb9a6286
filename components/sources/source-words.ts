import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';

type Kind = 'founding' | 'news' | 'decision' | 'report' | 'data';
type Language = 'vi' | 'en' | 'fr' | 'ru' | 'und';

/** Names of kinds of sources; a kind that has no name yet is said by its code. */
export async function sourceKindWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'sources' });
  return (kind: string) => (t.has(`kind.${kind as Kind}`) ? t(`kind.${kind as Kind}`) : kind);
}

/** Names of languages as the first word of a label. */
export async function sourceLanguageWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'common' });
  return (language: string) => {
    const name = t.has(`language.${language as Language}`) ? t(`language.${language as Language}`) : language;
    return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1);
  };
}
