import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PeoplePage } from '@/components/accounts/people-page';
import { AbsentPage } from '@/components/admin/absent-page';
import { onlyOne, type Query } from '@/lib/accounts/account-address';
import { listOpenInvitations, listPeople } from '@/lib/accounts/people-queries';
import { requireViewer } from '@/lib/auth/session';
import { isAdministrator } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'accounts' });
  return { title: t('people.title'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/admin/people');
  if (!isAdministrator(viewer)) return <AbsentPage locale={locale} />;
  const [people, invitations] = await Promise.all([listPeople(), listOpenInvitations()]);
  return <PeoplePage {...{ locale, viewer, people, invitations }} answer={onlyOne(query, 'answer')} />;
}
