import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SignInPage } from '@/components/accounts/sign-in-page';
import { onlyOne, type Query } from '@/lib/accounts/account-address';
import { providerName } from '@/lib/auth/auth';
import { ownPath } from '@/lib/auth/own-path';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'accounts' });
  return { title: t('signIn.title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const next = ownPath(onlyOne(query, 'next'), '');
  return <SignInPage locale={locale} next={next} provider={providerName()} hasProviderFailed={query.error !== undefined} />;
}
