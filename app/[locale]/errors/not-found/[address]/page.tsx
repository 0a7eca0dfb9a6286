import { setRequestLocale } from 'next-intl/server';
import { NotFoundPage } from '@/components/layout/not-found-page';
import { lostAddress } from '@/lib/http/lost-address';
import type { Locale } from '@/lib/i18n/localized';
import { guess, wordsOfAddress } from '@/lib/search/guesses';
import { errorMetadata } from '../../error-metadata';

type Props = { params: Promise<{ locale: Locale; address: string }> };

export const dynamic = 'force-static';

export const generateMetadata = errorMetadata('notFound');

/** No page at an address: what it may have meant. */
export default async function Page({ params }: Props) {
  const { locale, address } = await params;
  setRequestLocale(locale);
  const lost = lostAddress(address);
  return <NotFoundPage locale={locale} guesses={await guess(lost, locale)} text={wordsOfAddress(lost)} />;
}
