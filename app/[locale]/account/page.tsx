import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { ProfilePage } from '@/components/accounts/profile-page';
import { listOwnRoles } from '@/lib/accounts/people-queries';
import { listOwnSessions } from '@/lib/accounts/sessions';
import { requestHeaders, requirePerson } from '@/lib/auth/session';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'accounts' });
  return { title: t('profile.title'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await requirePerson(locale, '/account');
  const [roles, sessions] = await Promise.all([listOwnRoles(person.id), listOwnSessions(person, await requestHeaders())]);
  return <ProfilePage locale={locale} person={person} roles={roles} sessions={sessions} />;
}
