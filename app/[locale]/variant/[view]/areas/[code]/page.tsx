import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { areaMetadata, areaScreen } from '@/app/[locale]/areas/[code]/area-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view, code } = await params;
  const values = viewOf('/areas/[code]', view);
  return answerMetadata(locale, async () => areaMetadata(locale, code, await viewAt(values), true));
}

export default async function Page({ params }: Props) {
  const { locale, view, code } = await params;
  setRequestLocale(locale);
  const values = viewOf('/areas/[code]', view);
  return answer(locale, async () => areaScreen(locale, code, await viewAt(values)), code);
}
