import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { PortalPage } from '@/components/layout/portal-page';
import { RoomCrumbs } from '@/components/layout/room-crumbs';
import { ReportForm } from '@/components/report/report-form';
import { setTitle } from '@/components/ui/title';
import { env } from '@/lib/env';
import { pageMetadata } from '@/lib/http/metadata';
import type { Locale } from '@/lib/i18n/localized';
import { blank, reportFields } from '@/lib/report/form';
import { longest, ownAddress } from '@/lib/report/schema';

/** It answers what was just sent and carries a nonce: rendered for each request, never kept. */
export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<{ page?: string | string[]; figure?: string | string[] }> };

/** What the address fills in: a page of this portal, and which figure of it. */
async function prefilled({ searchParams }: Props): Promise<{ page?: string; figure?: string }> {
  const { page, figure } = await searchParams;
  const address = typeof page === 'string' ? ownAddress(page, new URL(env().PORTAL_URL).origin) : null;
  return {
    ...(address === null ? {} : { page: address }),
    ...(typeof figure === 'string' && figure.length <= longest.figure ? { figure } : {}),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale } = await props.params;
  const [t, given] = await Promise.all([getTranslations({ locale, namespace: 'report' }), prefilled(props)]);
  const isVariant = Object.keys(given).length > 0;
  return pageMetadata({ locale, path: '/report', title: t('title'), description: t('description'), isVariant });
}

export default async function Page(props: Props) {
  const { locale } = await props.params;
  setRequestLocale(locale);
  const [t, given] = await Promise.all([getTranslations({ locale, namespace: 'report' }), prefilled(props)]);
  const fields = Object.fromEntries(
    reportFields.map((field) => [field, { label: t(`field.${field}.label`), hint: t(`field.${field}.hint`) }]),
  ) as Record<(typeof reportFields)[number], { label: string; hint: string }>;
  const query = new URLSearchParams(given).toString();
  return (
    <PortalPage locale={locale} path={query ? `/report?${query}` : '/report'}>
      <RoomCrumbs locale={locale} room="report" />
      <ReportForm
        locale={locale}
        blank={blank(given)}
        words={{
          title: setTitle(t('heading'), locale),
          lede: t('lede'),
          send: t('send'),
          sending: t('sending'),
          privacy: t('privacy'),
          errors: t('errors'),
          next: t('sent.next'),
          pageBack: t('sent.pageBack'),
          fields,
        }}
      />
    </PortalPage>
  );
}
