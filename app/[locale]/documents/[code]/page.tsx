import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { answer, answerMetadata } from '@/components/layout/answer';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { documentMetadata, documentScreen } from './document-screen';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return answerMetadata(locale, async () => documentMetadata(locale, code, await viewAt({}), false));
}

export default async function Page({ params }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => documentScreen(locale, code, await viewAt({})), code);
}
