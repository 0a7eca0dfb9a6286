import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { indicatorTexts } from '@/components/indicators/texts';
import { strategyWords } from '@/components/strategy/words';
import { foreignLang, Localized } from '@/components/ui/localized';
import type { DocumentRecord } from '@/lib/documents/schema';
import { addressOf } from '@/lib/http/address';
import { type Locale, type LocalizedText, localize } from '@/lib/i18n/localized';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';

/** What every section of the ledger needs: words of one language, and links that keep the reader's point of view. */
export async function goalpostWords(locale: Locale, view: View, bodies: readonly Body[], documents: readonly DocumentRecord[]) {
  const [t, common, indicators, strategy] = await Promise.all([
    getTranslations({ locale, namespace: 'goalposts' }),
    getTranslations({ locale, namespace: 'common' }),
    indicatorTexts(locale),
    strategyWords(locale, view, bodies),
  ]);
  const href = (path: string) => `/${locale}${addressOf(path, view)}`;
  const text = (words: LocalizedText): ReactNode => <Localized text={localize(words, locale)} pageLocale={locale} />;
  return {
    locale,
    view,
    t,
    common,
    indicators,
    strategy,
    href,
    text,
    date: (date: string | null): string => (date === null ? t('noDay') : strategy.date(date)),
    /** A body by the name of its time, leading to its page. */
    body: (code: string): ReactNode => strategy.name(code),
    /** Number and title of the document, leading to its page. */
    document: (code: string | null): ReactNode => {
      if (code === null) return t('noDocument');
      const document = documents.find((candidate) => candidate.code === code);
      const title = document && localize(document.title, locale);
      return (
        <>
          <a
            href={href(`/documents/${code}`)}
            lang={title && document?.notation === null ? foreignLang({ text: title, pageLocale: locale }) : undefined}
          >
            {document?.notation ?? title?.words ?? code}
          </a>
          {document?.notation && title && (
            <span className="cell-note" lang={foreignLang({ text: title, pageLocale: locale })}>
              {title.words}
            </span>
          )}
        </>
      );
    },
  };
}
export type GoalpostWords = Awaited<ReturnType<typeof goalpostWords>>;
