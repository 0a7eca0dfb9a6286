import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { HelpSections } from '@/components/admin/help/help-sections';
import { requireViewer } from '@/lib/auth/session';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }> };
const path = '/admin/help';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin.room' });
  return { title: t('help'), robots: { index: false } };
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const viewer = await requireViewer(locale, path);
  const t = await getTranslations({ locale, namespace: 'help' });
  return (
    <AdminPage locale={locale} viewer={viewer} path={path} room="help" title={t('title')} lede={t('lede')}>
      <div className="wrap">
        <HelpSections locale={locale} />
      </div>
    </AdminPage>
  );
}
