import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { taskMetadata, taskScreen } from '@/app/[locale]/strategy/[code]/task-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view, code } = await params;
  const values = viewOf('/strategy/[code]', view);
  return answerMetadata(locale, async () => taskMetadata(locale, code, await viewAt(values), true));
}

export default async function Page({ params }: Props) {
  const { locale, view, code } = await params;
  setRequestLocale(locale);
  const values = viewOf('/strategy/[code]', view);
  return answer(locale, async () => taskScreen(locale, code, await viewAt(values)), code);
}
