import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { SecondFactorPage } from '@/components/accounts/second-factor-page';
import { onlyOne, type Query, withQuery } from '@/lib/accounts/account-address';
import { waitingEnrolment } from '@/lib/accounts/second-factor';
import { findGrants } from '@/lib/auth/grants';
import { ownPath } from '@/lib/auth/own-path';
import { requirePerson } from '@/lib/auth/session';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'accounts' });
  return { title: t('secondFactor.title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const next = ownPath(onlyOne(query, 'next'), '');
  const person = await requirePerson(locale, withQuery('/account/second-factor', { next }));
  const [enrolment, { needsSecondFactor }] = await Promise.all([waitingEnrolment(person), findGrants(person.id, person.hasSecondFactor)]);
  return <SecondFactorPage locale={locale} next={next} isOn={person.hasSecondFactor} isNeeded={needsSecondFactor} enrolment={enrolment} />;
}
