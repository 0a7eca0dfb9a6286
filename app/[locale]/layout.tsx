import '../globals.css';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { hasLocale } from 'next-intl';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { FontLinks } from '@/components/layout/fonts';
import { StaleNotice } from '@/components/layout/stale-notice';
import { env } from '@/lib/env';
import { portalPreview } from '@/lib/http/metadata';
import { routing } from '@/lib/i18n/routing';

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

/** The grounds of the design, so that the browser's own bars match them. */
export const viewport: Viewport = {
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#e4efe8' },
    { media: '(prefers-color-scheme: dark)', color: '#0d1613' },
  ],
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const t = await getTranslations({ locale, namespace: 'layout' });
  return {
    metadataBase: new URL(env().PORTAL_URL),
    title: { template: `%s – ${t('name')}`, default: t('name') },
    applicationName: t('name'),
    icons: {
      icon: [
        { url: '/favicon.ico', sizes: '32x32' },
        { url: '/icon.svg', type: 'image/svg+xml' },
      ],
      apple: '/apple-touch-icon.png',
    },
    manifest: '/manifest.webmanifest',
    ...portalPreview(locale, t('about')),
  };
}

export default async function Layout({ children, params }: Props) {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: 'layout' });
  return (
    <html lang={locale}>
      <body>
        {/* React puts it into the head: how the browser's own bar searches here. */}
        <link rel="search" type="application/opensearchdescription+xml" href={`/opensearch/${locale}.xml`} title={t('name')} />
        <FontLinks locale={locale} />
        <StaleNotice locale={locale} />
        {children}
      </body>
    </html>
  );
}
