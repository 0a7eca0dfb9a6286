import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EmbedAbsent } from '@/components/embed/embed-absent';
import type { Locale } from '@/lib/i18n/localized';
import { errorMetadata } from '../../errors/error-metadata';

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = 'force-static';

export const generateMetadata = errorMetadata('badRequest');

/** What a frame shows whose address asks for something that cannot be read. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: 'errors' });
  return <EmbedAbsent locale={locale} code={400} words={t('badRequest.title')} />;
}
