import { getTranslations } from 'next-intl/server';
import { setTitle } from '@/components/ui/title';
import type { ListedDocument } from '@/lib/documents/list-queries';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import { createdWords, documentKindWords, documentTitles } from './document-words';
import type { LibraryRow } from './library-rows';

type Body = { code: string; name: LocalizedText };

/** Listed documents in the words of one language. */
export async function libraryView(
  documents: readonly ListedDocument[],
  { locale, bodies }: { locale: Locale; bodies: readonly Body[] },
): Promise<LibraryRow[]> {
  const [t, kindName, created, titles] = await Promise.all([
    getTranslations({ locale, namespace: 'documents' }),
    documentKindWords(locale),
    createdWords(locale),
    documentTitles(documents, locale),
  ]);
  return documents.flatMap((document, index) => {
    const title = titles[index];
    if (!title) return [];
    const issuer = bodies.find(({ code }) => code === document.issuer);
    const list = created(document.created);
    return [
      {
        code: document.code,
        issued: document.issued,
        source: document.source,
        title: { ...title, words: setTitle(title.words, title.lang) },
        kind: document.notation === null ? t('kickWithoutNumber', { kind: kindName(document.kind) }) : kindName(document.kind),
        issuer: issuer ? { code: issuer.code, name: localize(issuer.name, locale) } : null,
        created: list === null ? null : t('created', { list }),
      },
    ];
  });
}
