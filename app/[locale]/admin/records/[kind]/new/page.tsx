import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import { type RecordQuery, RecordScreen } from '../record-screen';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale; kind: string }>; searchParams: Promise<RecordQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'records.edit' });
  return { title: t('newCrumb'), robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, kind } = await params;
  setRequestLocale(locale);
  return <RecordScreen locale={locale} kind={kind} code="" query={await searchParams} />;
}
