import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { LocalizedWords } from './localized';
import { Notice } from './notice';

type LanguageNoticeProps = {
  pageLocale: 'vi' | 'en' | 'fr' | 'ru';
  /** The words below, whose language is said where it is not the page's. */
  text: LocalizedWords | null;
  /** Further words of the record, said to be a machine's where they are. */
  beside?: readonly (LocalizedWords | null)[];
  className?: string;
};

/** Says that words are not yet translated, or that a machine translated them and no person has read them. */
export async function LanguageNotice({ pageLocale, text, beside = [], className }: LanguageNoticeProps): Promise<ReactNode> {
  const isFallback = text !== null && text.lang !== pageLocale;
  const isMachine = [text, ...beside].some((one) => one?.isMachine === true);
  if (!isFallback && !isMachine) return null;
  const t = await getTranslations({ locale: pageLocale, namespace: 'common' });
  return (
    <div className={className}>
      {isFallback && <Notice title={t('fallback.title')}>{t('fallback.text', { language: t(`language.${text.lang}`) })}</Notice>}
      {isMachine && <Notice title={t('machine.title')}>{t('machine.text')}</Notice>}
    </div>
  );
}
