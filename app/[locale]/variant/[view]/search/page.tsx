import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { searchMetadata, searchScreen } from '@/app/[locale]/search/search-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view } = await params;
  return answerMetadata(locale, async () => searchMetadata(locale, viewOf('/search', view), true));
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const { asOf, page, ...asked } = viewOf('/search', view);
  return answer(locale, async () => searchScreen(locale, await viewAt({ asOf }), asked, page));
}
