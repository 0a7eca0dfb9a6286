import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { isDatabaseAway } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/localized';
import { guess, wordsOfAddress } from '@/lib/search/guesses';
import { NotFoundPage } from './not-found-page';
import { UnavailablePage } from './unavailable-page';

/**
 * What a page answers: `render` reads and returns the page, or null where there is no such record; then those are named that `code`
 * may have meant. The page cache turns the explanations into 404 and 503.
 */
export async function answer(locale: Locale, render: () => Promise<ReactNode>, code?: string): Promise<ReactNode> {
  try {
    return (await render()) ?? (await absent(locale, code));
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return <UnavailablePage locale={locale} />;
  }
}

const absent = async (locale: Locale, code = ''): Promise<ReactNode> => (
  <NotFoundPage locale={locale} guesses={await guess(code, locale)} text={wordsOfAddress(code)} />
);

/** Its metadata; where there is nothing to describe, the title is that of the explanation. */
export async function answerMetadata(locale: Locale, load: () => Promise<Metadata | null>): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'errors' });
  try {
    return (await load()) ?? { title: t('notFound.title') };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return { title: t('unavailable.title') };
  }
}
