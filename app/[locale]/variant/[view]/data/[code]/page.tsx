import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { tableMetadata, tableScreen } from '@/app/[locale]/data/[code]/table-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string; code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  return answerMetadata(locale, () => tableMetadata(locale, code, true));
}

export default async function Page({ params }: Props) {
  const { locale, view, code } = await params;
  setRequestLocale(locale);
  const values = viewOf('/data/[code]', view);
  return answer(locale, async () => tableScreen(locale, code, await viewAt(values)), code);
}
