import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { sourcesMetadata, sourcesScreen } from '@/app/[locale]/sources/sources-screen';
import { answerVariant } from '@/components/layout/answer';
import { sourcesAddress } from '@/components/sources/source-address';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return sourcesMetadata((await params).locale, true);
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const filter = viewOf('/sources', await searchParams);
  return answerVariant(locale, sourcesAddress(locale, filter), () => sourcesScreen(locale, filter));
}
