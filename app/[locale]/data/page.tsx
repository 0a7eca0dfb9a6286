import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { answer } from '@/components/layout/answer';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { dataMetadata, dataScreen } from './data-screen';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return dataMetadata(locale, false);
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => dataScreen(locale, await viewAt({})));
}
