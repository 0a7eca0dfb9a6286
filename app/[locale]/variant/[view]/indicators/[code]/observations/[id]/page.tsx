import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { observationMetadata, observationScreen } from '@/app/[locale]/indicators/[code]/observations/[id]/observation-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string; code: string; id: string }> };
const room = '/indicators/[code]/observations/[id]';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view, code, id } = await params;
  const values = viewOf(room, view);
  return answerMetadata(locale, async () => observationMetadata(locale, code, id, await viewAt(values), true));
}

export default async function Page({ params }: Props) {
  const { locale, view, code, id } = await params;
  setRequestLocale(locale);
  const { asOf, edition } = viewOf(room, view);
  return answer(locale, async () => observationScreen(locale, code, id, await viewAt({ asOf, edition })));
}
