import { setRequestLocale } from 'next-intl/server';
import { UnavailablePage } from '@/components/layout/unavailable-page';
import type { Locale } from '@/lib/i18n/localized';
import { errorMetadata } from '../error-metadata';

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = 'force-static';

export const generateMetadata = errorMetadata('unavailable');

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return <UnavailablePage locale={locale} />;
}
