import type { Metadata } from 'next';
import { indicatorsMetadata, indicatorsScreen } from '@/app/[locale]/indicators/indicators-screen';
import { answerMetadata, answerVariant } from '@/components/layout/answer';
import { addressOf } from '@/lib/http/address';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const { asOf, edition } = viewOf('/indicators', await searchParams);
  return answerMetadata(locale, async () => indicatorsMetadata(locale, await viewAt({ asOf, edition }), true));
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  const { asOf, edition, page, ...choice } = viewOf('/indicators', await searchParams);
  const from = `/${locale}${addressOf('/indicators', { asOf: asOf ?? null, edition: edition ?? null }, choice, page)}`;
  return answerVariant(locale, from, async () => indicatorsScreen(locale, await viewAt({ asOf, edition }), choice, page));
}
