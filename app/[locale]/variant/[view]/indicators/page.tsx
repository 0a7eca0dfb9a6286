import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { indicatorsMetadata, indicatorsScreen } from '@/app/[locale]/indicators/indicators-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view } = await params;
  const { asOf, edition } = viewOf('/indicators', view);
  return answerMetadata(locale, async () => indicatorsMetadata(locale, await viewAt({ asOf, edition }), true));
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const { asOf, edition, page, ...choice } = viewOf('/indicators', view);
  return answer(locale, async () => indicatorsScreen(locale, await viewAt({ asOf, edition }), choice, page));
}
