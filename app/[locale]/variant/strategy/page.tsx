import type { Metadata } from 'next';
import { filteredMetadata, filteredScreen, strategyMetadata, strategyScreen } from '@/app/[locale]/strategy/strategy-screen';
import { answerMetadata, answerVariant } from '@/components/layout/answer';
import { isFiltered } from '@/components/strategy/filter-view';
import { addressOf } from '@/lib/http/address';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { locale } = await params;
  const { asOf, edition, ...filter } = viewOf('/strategy', await searchParams);
  return answerMetadata(locale, async () => {
    const view = await viewAt({ asOf, edition });
    return isFiltered(filter) ? filteredMetadata(locale, view, filter) : strategyMetadata(locale, view, true);
  });
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await params;
  const { asOf, edition, ...filter } = viewOf('/strategy', await searchParams);
  const from = `/${locale}${addressOf('/strategy', { asOf: asOf ?? null, edition: edition ?? null }, filter)}`;
  return answerVariant(locale, from, async () => {
    const view = await viewAt({ asOf, edition });
    return isFiltered(filter) ? filteredScreen(locale, view, filter) : strategyScreen(locale, view);
  });
}
