import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { organisationsMetadata, organisationsScreen } from '@/app/[locale]/organisations/organisations-screen';
import { answer } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return organisationsMetadata((await params).locale, true);
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const { asOf, edition, kind, page } = viewOf('/organisations', view);
  return answer(locale, async () => organisationsScreen(locale, await viewAt({ asOf, edition }), kind, page));
}
