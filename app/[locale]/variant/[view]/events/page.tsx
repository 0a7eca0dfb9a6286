import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import { eventsMetadata, eventsScreen } from '@/app/[locale]/events/events-screen';
import { answer } from '@/components/layout/answer';
import { viewOf } from '@/lib/http/view';
import type { Locale } from '@/lib/i18n/localized';
import { viewAt } from '@/lib/publishing/edition-queries';

export const dynamic = 'force-static';

type Props = { params: Promise<{ locale: Locale; view: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return eventsMetadata((await params).locale, true);
}

export default async function Page({ params }: Props) {
  const { locale, view } = await params;
  setRequestLocale(locale);
  const { page, kind, topic, year, ...point } = viewOf('/events', view);
  return answer(locale, async () => eventsScreen(locale, await viewAt(point), { kind, topic, year }, page));
}
