import type { Metadata } from 'next';
import { setRequestLocale } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import { type RecordQuery, RecordScreen } from '../record-screen';

export const dynamic = 'force-dynamic';

type Props = { params: Promise<{ locale: Locale; kind: string; code: string }>; searchParams: Promise<RecordQuery> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: code, robots: { index: false } };
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, kind, code } = await params;
  setRequestLocale(locale);
  return <RecordScreen locale={locale} kind={kind} code={code} query={await searchParams} />;
}
