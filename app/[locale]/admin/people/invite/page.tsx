import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { InvitePage } from '@/components/accounts/invite-page';
import { AbsentPage } from '@/components/admin/absent-page';
import { onlyOne, type Query } from '@/lib/accounts/account-address';
import { listBodyChoices } from '@/lib/accounts/people-queries';
import { blankForm } from '@/lib/admin-form';
import { requireViewer } from '@/lib/auth/session';
import { isAdministrator } from '@/lib/auth/viewer';
import { heldForm } from '@/lib/form-answer';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> };

const path = '/admin/people/invite';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: 'accounts' });
  return { title: t('people.invite'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, path);
  if (!isAdministrator(viewer)) return <AbsentPage locale={locale} />;
  const [bodies, held] = await Promise.all([listBodyChoices(locale), heldForm(path, onlyOne(query, 'held'))]);
  return <InvitePage {...{ locale, viewer, bodies }} blank={blankForm(held ?? { mailLanguage: [locale] })} />;
}
