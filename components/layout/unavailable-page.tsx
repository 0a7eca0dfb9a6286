import { getTranslations } from 'next-intl/server';
import { retryAfterSeconds } from '@/lib/http/page-answer';
import type { Locale } from '@/lib/i18n/localized';
import { ErrorPage, RoomLinks } from './error-page';

/** Answers 503: the database is away and no earlier copy of the page is at hand. */
export async function UnavailablePage({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'errors.unavailable' });
  return (
    <ErrorPage locale={locale} code={503} title={t('title')} lede={t('lede')}>
      <p>{t('waiting', { seconds: retryAfterSeconds })}</p>
      <p className="mt-1 mb-4">
        {/* biome-ignore lint/a11y/useValidAnchor: an empty reference is the very address the reader asked for */}
        <a href="">{t('retry')}</a>
      </p>
      <RoomLinks locale={locale} heading={t('next')} />
    </ErrorPage>
  );
}
