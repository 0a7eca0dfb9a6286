import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { filteredMetadata, filteredScreen, strategyMetadata, strategyScreen } from '@/app/[locale]/strategy/strategy-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { isFiltered } from '@/components/strategy/filter-view';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view } = await params;
  const { asOf, edition, ...filter } = viewOf('/strategy', view);
  return answerMetadata(locale, async () => {
    const view = await viewAt({ asOf, edition });
    return isFiltered(filter) ? filteredMetadata(locale, view, filter) : strategyMetadata(locale, view, true);
  });
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const { asOf, edition, ...filter } = viewOf('/strategy', view);
  return answer(locale, async () => {
    const view = await viewAt({ asOf, edition });
    return isFiltered(filter) ? filteredScreen(locale, view, filter) : strategyScreen(locale, view);
  });
}
