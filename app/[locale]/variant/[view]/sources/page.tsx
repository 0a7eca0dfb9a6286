import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { sourcesMetadata, sourcesScreen } from '@/app/[locale]/sources/sources-screen';
import { answer } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return sourcesMetadata((await params).locale, true);
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const filter = viewOf('/sources', view);
  return answer(locale, () => sourcesScreen(locale, filter));
}
