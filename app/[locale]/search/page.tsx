import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { answer, answerMetadata } from '@/components/layout/answer';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { searchMetadata, searchScreen } from './search-screen';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return answerMetadata(locale, async () => searchMetadata(locale, {}, false));
}

export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => searchScreen(locale, await viewAt({})));
}
