import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { answer, answerMetadata } from '@/components/layout/answer';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';
import { observationMetadata, observationScreen } from './observation-screen';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; code: string; id: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code, id } = await params;
  return answerMetadata(locale, async () => observationMetadata(locale, code, id, await viewAt({}), false));
}

export default async function Page({ params }: Props) {
  const { locale, code, id } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => observationScreen(locale, code, id, await viewAt({})));
}
