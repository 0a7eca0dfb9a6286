import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { embedMetadata, embedScreen } from '@/app/[locale]/embed/embed-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; code: string }> };
const room = '/strategy/[code]';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return answerMetadata(locale, async () => embedMetadata({ room, locale, path: `/strategy/${code}`, view: await viewAt({}) }));
}

export default async function Page({ params }: Props) {
  const { locale, code } = await params;
  setRequestLocale(locale);
  return answer(locale, async () => embedScreen({ room, locale, path: `/strategy/${code}`, view: await viewAt({}) }), code);
}
