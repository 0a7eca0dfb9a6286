import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { answer } from '@/components/layout/answer';
import type { Locale } from '@/lib/i18n/localized';
import { releasesMetadata, releasesScreen } from './releases-screen';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return releasesMetadata((await params).locale, false);
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, () => releasesScreen(locale, 1));
}
