import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import type { Asked } from '@/lib/publishing/list-address';
import { SeriesListScreen } from './series-list-screen';
import { SeriesScreen } from './series-screen';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Asked> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'admin.room' });
  return { title: t('figures'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams]);
  setRequestLocale(locale);
  const { series } = query;
  return typeof series === 'string' ? (
    <SeriesScreen locale={locale} series={series} query={query} />
  ) : (
    <SeriesListScreen locale={locale} query={query} />
  );
}
