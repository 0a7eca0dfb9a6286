import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { indicatorMetadata, indicatorScreen } from '@/app/[locale]/indicators/[code]/indicator-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view, code } = await params;
  const values = viewOf('/indicators/[code]', view);
  return answerMetadata(locale, async () => indicatorMetadata(locale, code, await viewAt(values), true));
}

export default async function Page({ params }: Props) {
  const { locale, view, code } = await params;
  setRequestLocale(locale);
  const { asOf, edition } = viewOf('/indicators/[code]', view);
  return answer(locale, async () => indicatorScreen(locale, code, await viewAt({ asOf, edition })), code);
}
