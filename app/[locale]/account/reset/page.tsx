import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ResetPage } from '@/components/accounts/reset-page';
import { onlyOne, type Query } from '@/lib/accounts/account-address';
import { whoMayReset } from '@/lib/accounts/password';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'accounts' });
  // The key stays here. With `no-referrer` a form sent without scripts would not say its origin either, and be refused.
  return { title: t('reset.title'), robots: { index: false }, referrer: 'strict-origin' };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const key = onlyOne(query, 'key') ?? '';
  return <ResetPage locale={locale} secretKey={key} isOpen={key !== '' && (await whoMayReset(key)) !== null} />;
}
