import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { AdministratorSections } from '@/components/admin/home/administrator-sections';
import { DueSections } from '@/components/admin/home/due-sections';
import { SetSections } from '@/components/admin/home/set-sections';
import { WaitingSections } from '@/components/admin/home/waiting-sections';
import { Notice } from '@/components/ui/notice';
import { listOpenInvitations, listPeople } from '@/lib/accounts/people-queries';
import { requireViewer } from '@/lib/auth/session';
import { bodiesOf, isAdministrator } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/localized';
import { listImports } from '@/lib/ingest/import-queries';
import { getDueWork } from '@/lib/publishing/desk-due';
import { bodiesInCharge, listHeldBack, listOwnSets, listTyping } from '@/lib/publishing/desk-home';
import { listSets } from '@/lib/publishing/desk-sets';
import { countWaiting } from '@/lib/publishing/translation-queue';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }> };
const LAST_IMPORTS = 5;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin.room' });
  return { title: t('home'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, '/admin');
  const isAdmin = isAdministrator(viewer);
  const hasBodies = bodiesInCharge(viewer).length > 0;
  const [t, own, toReview, scheduled, typing, due, translations, imports, people, invitations, heldBack] = await Promise.all([
    getTranslations({ locale, namespace: 'desk' }),
    listOwnSets(viewer),
    listSets(viewer, 'to-review', 1),
    listSets(viewer, 'scheduled', 1),
    listTyping(viewer),
    getDueWork(viewer),
    countWaiting(viewer),
    hasBodies ? listImports(viewer, 1) : null,
    isAdmin ? listPeople() : [],
    isAdmin ? listOpenInvitations() : [],
    listHeldBack(viewer),
  ]);
  return (
    <AdminPage locale={locale} viewer={viewer} path="/admin" room="home" title={t('title')} lede={t('lede')}>
      <div className="wrap">
        {viewer.needsSecondFactor && (
          <Notice title={t('needsSecondFactor.title')}>
            <a href={`/${locale}/account`}>{t('needsSecondFactor.text')}</a>
          </Notice>
        )}
        <SetSections
          {...{ locale, own, toReview, scheduled, typing }}
          isEditor={bodiesOf(viewer, 'editor').length > 0}
          isReviewer={isAdmin || bodiesOf(viewer, 'reviewer').length > 0}
        />
        {isAdmin && <AdministratorSections {...{ locale, people, invitations, heldBack }} />}
        {hasBodies && <DueSections locale={locale} due={due} />}
        <WaitingSections locale={locale} translations={translations} imports={imports?.items.slice(0, LAST_IMPORTS) ?? null} />
      </div>
    </AdminPage>
  );
}
