import { getTranslations } from 'next-intl/server';
import { joinWords } from '@/components/sources/cite';
import type { Created } from '@/lib/documents/created-queries';
import { formatCount } from '@/lib/i18n/format';
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

type Titled = { notation: string | null; title: LocalizedText };

/** The number a document carries before its title, or the title alone where the number is unknown. */
export async function documentTitle(document: Titled, locale: Locale) {
  const [titled] = await documentTitles([document], locale);
  return titled as { words: string; lang: Locale };
}

/** The same for several documents, in their order. */
export async function documentTitles(documents: readonly Titled[], locale: Locale): Promise<{ words: string; lang: Locale }[]> {
  return Promise.all(
    documents.map(async ({ notation, title }) => {
      const { words, lang } = localize(title, locale);
      const t = await getTranslations({ locale: lang, namespace: 'documents' });
      return { words: notation === null ? words : t('title', { notation, title: words }), lang };
    }),
  );
}

/** "25 numeric targets, 60 tasks and 38 goals": what is none is left out; null where there is nothing. */
export async function createdWords(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'documents' });
  return (created: Created): string | null => {
    const parts = (['targets', 'tasks', 'goals'] as const).flatMap((key) =>
      created[key] > 0 ? [t(`count.${key}`, { count: created[key], shown: formatCount(created[key], locale) })] : [],
    );
    return parts.length > 0 ? joinWords(parts, locale) : null;
  };
}
