import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';

type ErrorPage = 'badRequest' | 'notFound' | 'unavailable';

/** The title of a page that explains an error. */
export const errorMetadata =
  (error: ErrorPage) =>
  async ({ params }: { params: Promise<{ locale: Locale }> }): Promise<Metadata> => {
    const { locale } = await params;
    const t = await getTranslations({ locale, namespace: 'errors' });
    return { title: t(`${error}.title`) };
  };
