import type { Metadata } from 'next';
import { indicatorMetadata, indicatorScreen } from '@/app/[locale]/indicators/[code]/indicator-screen';
import { answerMetadata, answerVariant } from '@/components/layout/answer';
import { addressOf } from '@/lib/http/address';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale; code: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale, code } = await params;
  const values = viewOf('/indicators/[code]', await searchParams);
  return answerMetadata(locale, async () => indicatorMetadata(locale, code, await viewAt(values), true));
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, code } = await params;
  const { asOf, edition } = viewOf('/indicators/[code]', await searchParams);
  const from = `/${locale}${addressOf(`/indicators/${code}`, { asOf: asOf ?? null, edition: edition ?? null })}`;
  return answerVariant(locale, from, async () => indicatorScreen(locale, code, await viewAt({ asOf, edition })));
}
