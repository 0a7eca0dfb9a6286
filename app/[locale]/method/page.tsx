import type { Metadata } from 'next';
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { MethodPage } from '@/components/method/method-page';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { rules } from '@/lib/rules';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'method' });
  return pageMetadata({ locale, path: '/method', title: t('title'), description: t('lede') });
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const [{ method }, t] = await Promise.all([getMessages({ locale }), getTranslations({ locale, namespace: 'method' })]);
  return (
    <PortalPage locale={locale} path="/method">
      <RoomCrumbs locale={locale} room="method" />
      <MethodPage
        labels={method}
        rules={rules.map(({ id, version }) => {
          const { points, ...words } = method.rules[id];
          return { id, version: t('version', { version }), ...words, points: Object.values(points) };
        })}
      />
    </PortalPage>
  );
}
