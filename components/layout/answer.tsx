import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { isDatabaseAway } from '@/lib/errors';
import type { Locale } from '@/lib/i18n/localized';
import { NotFoundPage } from './not-found-page';
import { UnavailablePage } from './unavailable-page';

/**
 * What a bare page answers: `render` reads and returns the page, or null where there is no such record. The page cache
 * turns the explanations into 404 and 503.
 */
export async function answer(locale: Locale, render: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return (await render()) ?? <NotFoundPage locale={locale} />;
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return <UnavailablePage locale={locale} />;
  }
}

/**
 * The same for a variant, which no cache gives a status: it sends the reader to the address that has it. `from` is the
 * reader's own address, `/vi/indicators?page=2`; there they return once the database answers.
 */
export async function answerVariant(locale: Locale, from: string, render: () => Promise<ReactNode>): Promise<ReactNode> {
  const page = await render().catch((error: unknown) => {
    if (!isDatabaseAway(error)) throw error;
    redirect(`/${locale}/unavailable?from=${encodeURIComponent(from)}`);
  });
  return page ?? redirect(`/${locale}/not-found`);
}

/** The metadata of either; where there is nothing to describe, the title is that of the explanation. */
export async function answerMetadata(locale: Locale, load: () => Promise<Metadata | null>): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'errors' });
  try {
    return (await load()) ?? { title: t('notFound.title') };
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return { title: t('unavailable.title') };
  }
}
