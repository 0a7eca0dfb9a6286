import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ForgottenPage } from '@/components/accounts/forgotten-page';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'accounts' });
  // The key stays here. With `no-referrer` a form sent without scripts would not say its origin either, and be refused.
  return { title: t('forgotten.title'), robots: { index: false }, referrer: 'strict-origin' };
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <ForgottenPage locale={locale} />;
}
