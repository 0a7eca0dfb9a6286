import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { FeedsPage } from '@/components/feeds/feeds-page';
import { answer } from '@/components/layout/answer';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

const path = '/feeds';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'feeds' });
  return pageMetadata({ locale, path, title: t('page.title'), description: t('page.description') });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => (
    <PortalPage locale={locale} path={path}>
      <RoomCrumbs locale={locale} room="feeds" />
      <FeedsPage locale={locale} />
    </PortalPage>
  ));
}
