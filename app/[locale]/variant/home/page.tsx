import type { Metadata } from 'next';
import { homeMetadata, homeScreen } from '@/app/[locale]/home-screen';
import { answerMetadata, answerVariant } from '@/components/layout/answer';
import { addressOf } from '@/lib/http/address';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const values = viewOf('/', await searchParams);
  return answerMetadata(locale, async () => homeMetadata(locale, await viewAt(values), true));
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  const values = viewOf('/', await searchParams);
  const from = `/${locale}${addressOf('', { asOf: values.asOf ?? null, edition: values.edition ?? null })}`;
  return answerVariant(locale, from, async () => homeScreen(locale, await viewAt(values)));
}
