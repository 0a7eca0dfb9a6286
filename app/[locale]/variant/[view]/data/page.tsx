import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { dataMetadata, dataScreen } from '@/app/[locale]/data/data-screen';
import { answer } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return dataMetadata(locale, true);
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const values = viewOf('/data', view);
  return answer(locale, async () => dataScreen(locale, await viewAt(values)));
}
