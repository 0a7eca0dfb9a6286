import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { areasMetadata, areasScreen } from '@/app/[locale]/areas/areas-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view } = await params;
  const values = viewOf('/areas', view);
  return answerMetadata(locale, async () => areasMetadata(locale, await viewAt(values), true));
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const values = viewOf('/areas', view);
  return answer(locale, async () => areasScreen(locale, await viewAt(values)));
}
