import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { AboutPage } from '@/components/about/about-page';
import { answer } from '@/components/layout/answer';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { dayOf } from '@/lib/clock';
import { env } from '@/lib/env';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { getNewestEdition } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'about' });
  return pageMetadata({ locale, path: '/about', title: t('title'), description: t('description') });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => {
    const newest = await getNewestEdition();
    const edition = newest && { number: newest.number, day: dayOf(new Date(newest.publishedAt)), origin: new URL(env().PORTAL_URL).origin };
    return (
      <PortalPage locale={locale} path="/about">
        <RoomCrumbs locale={locale} room="about" />
        <AboutPage locale={locale} edition={edition} />
      </PortalPage>
    );
  });
}
