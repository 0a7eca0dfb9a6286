import { getTranslations } from 'next-intl/server';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';

type Kind =
  | 'decision'
  | 'plan'
  | 'law'
  | 'resolution'
  | 'decree'
  | 'meeting'
  | 'party-resolution'
  | 'notice'
  | 'strategy'
  | 'circular'
  | 'party-decision'
  | 'directive'
  | 'international-agreement';

/** Names of kinds of documents; a kind that has no name yet is said by its code. */
export async function documentKindWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'documents' });
  return (kind: string) => (t.has(`kind.${kind as Kind}`) ? t(`kind.${kind as Kind}`) : kind);
}

/** The number a document carries before its title, or the title alone where the number is unknown. */
export async function documentTitle({ notation, title }: { notation: string | null; title: LocalizedText }, locale: Locale) {
  const { words, lang } = localize(title, locale);
  const t = await getTranslations({ locale: lang, namespace: 'documents' });
  return { words: notation === null ? words : t('title', { notation, title: words }), lang };
}
