import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SecondStepPage } from '@/components/accounts/second-step-page';
import { onlyOne, type Query } from '@/lib/accounts/account-address';
import { whoIsHalfway } from '@/lib/accounts/sign-in';
import { ownPath } from '@/lib/auth/own-path';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'accounts' });
  return { title: t('secondStep.title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, query, asked] = await Promise.all([params, searchParams, headers()]);
  setRequestLocale(locale);
  const isWaiting = (await whoIsHalfway(asked.get('cookie'))) !== null;
  return <SecondStepPage locale={locale} next={ownPath(onlyOne(query, 'next'), '')} isWaiting={isWaiting} />;
}
