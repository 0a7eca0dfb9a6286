import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import { createMarks, type MarkedSource, type Marks } from './marks';

type SourceLanguage = 'vi' | 'en' | 'fr' | 'ru' | 'und';

/** Marks with the words of one language. */
export async function marksFor(sources: readonly MarkedSource[], locale: Locale): Promise<Marks> {
  const t = await getTranslations({ locale, namespace: 'common' });
  return createMarks(sources, locale, {
    source: (number) => t('source', { number }),
    language: ({ language, translated }) => {
      const name = t(`language.${language as SourceLanguage}`);
      if (translated) return t('translatedText', { language: name });
      return language === locale ? null : t('inLanguage', { language: name });
    },
  });
}
