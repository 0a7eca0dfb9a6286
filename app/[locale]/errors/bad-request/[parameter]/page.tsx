import { setRequestLocale } from 'next-intl/server';
import { BadRequestPage } from '@/components/layout/bad-request-page';
import { NotFoundPage } from '@/components/layout/not-found-page';
import { refusals } from '@/lib/http/params';
import type { Locale } from '@/lib/i18n/localized';
import { errorMetadata } from '../../error-metadata';

type Props = { params: Promise<{ locale: Locale; parameter: string }> };

export const dynamic = 'force-static';

export const generateMetadata = errorMetadata('badRequest');

export default async function Page({ params }: Props) {
  const { locale, parameter } = await params;
  setRequestLocale(locale);
  const refusal = refusals.find((known) => known === parameter);
  return refusal ? <BadRequestPage locale={locale} refusal={refusal} /> : <NotFoundPage locale={locale} />;
}
