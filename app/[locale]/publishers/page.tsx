import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PublishersPage } from '@/components/accounts/publishers-page';
import { answer } from '@/components/layout/answer';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { getPublisherRegister } from '@/lib/accounts/publisher-queries';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

const path = '/publishers';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'publishers' });
  return pageMetadata({ locale, path, title: t('title'), description: t('description') });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => {
    const register = await getPublisherRegister();
    return (
      <PortalPage locale={locale} path={path}>
        <RoomCrumbs locale={locale} room="publishers" />
        <PublishersPage locale={locale} register={register} />
      </PortalPage>
    );
  });
}
