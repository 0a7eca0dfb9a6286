import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { BadRequestPage } from '@/components/layout/bad-request-page';
import { NotFoundPage } from '@/components/layout/not-found-page';
import { refusals } from '@/lib/http/params';
import type { Locale } from '@/lib/i18n/localized';

type Props = { params: Promise<{ locale: Locale; parameter: string }> };

export const dynamic = 'force-static';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'errors' });
  return { title: t('badRequest.title') };
}

export default async function Page({ params }: Props) {
  const { locale, parameter } = await params;
  setRequestLocale(locale);
  const refusal = refusals.find((known) => known === parameter);
  return refusal ? <BadRequestPage locale={locale} refusal={refusal} /> : <NotFoundPage locale={locale} />;
}
