import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { latenessMetadata, latenessScreen } from '@/app/[locale]/lateness/lateness-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view } = await params;
  const values = viewOf('/lateness', view);
  return answerMetadata(locale, async () => latenessMetadata(locale, await viewAt(values), true));
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const values = viewOf('/lateness', view);
  return answer(locale, async () => latenessScreen(locale, await viewAt(values)));
}
