import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { documentsMetadata, documentsScreen } from '@/app/[locale]/documents/documents-screen';
import { answer, answerMetadata } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, view } = await params;
  const { asOf, edition } = viewOf('/documents', view);
  return answerMetadata(locale, async () => documentsMetadata(locale, await viewAt({ asOf, edition }), true));
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const { asOf, edition, page, ...choice } = viewOf('/documents', view);
  return answer(locale, async () => documentsScreen(locale, await viewAt({ asOf, edition }), choice, page));
}
