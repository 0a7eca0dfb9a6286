import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { UnavailablePage } from '@/components/layout/unavailable-page';
import type { Locale } from '@/lib/i18n/localized';

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = 'force-static';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'errors' });
  return { title: t('unavailable.title') };
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <UnavailablePage locale={locale} />;
}
