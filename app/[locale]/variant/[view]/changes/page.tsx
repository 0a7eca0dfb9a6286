import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { changesMetadata, changesScreen } from '@/app/[locale]/changes/changes-screen';
import { answer } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return changesMetadata((await params).locale, true);
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const { page = 1 } = viewOf('/changes', view);
  return answer(locale, () => changesScreen(locale, page));
}
