import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import { ErrorPage, RoomLinks } from './error-page';

/** Answers 404: no room at this address, or no record of this code. */
export async function NotFoundPage({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'errors.notFound' });
  return (
    <ErrorPage locale={locale} code={404} title={t('title')} lede={t('lede')}>
      <RoomLinks locale={locale} heading={t('next')} />
    </ErrorPage>
  );
}
