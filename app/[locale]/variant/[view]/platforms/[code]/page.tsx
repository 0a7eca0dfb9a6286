import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { platformMetadata, platformScreen } from '@/app/[locale]/platforms/[code]/platform-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view, code } = await params;
  const values = viewOf('/platforms/[code]', view);
  return answerMetadata(locale, async () => platformMetadata(locale, code, await viewAt(values), true));
}

export default async function Page({ params }: Props) {
  const { locale, view, code } = await params;
  setRequestLocale(locale);
  const { asOf, edition } = viewOf('/platforms/[code]', view);
  return answer(locale, async () => platformScreen(locale, code, await viewAt({ asOf, edition })), code);
}
