import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { releasesMetadata, releasesScreen } from '@/app/[locale]/releases/releases-screen';
import { answer } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return releasesMetadata((await params).locale, true);
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const { page = 1 } = viewOf('/releases', view);
  return answer(locale, () => releasesScreen(locale, page));
}
