import type { Metadata } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { EmbedAbsent } from '@/components/embed/embed-absent';
import type { Locale } from '@/lib/i18n/localized';

type Props = { params: Promise<{ locale: Locale }> };

export const dynamic = 'force-static';

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: 'errors' });
  return { title: t('badRequest.title') };
}

/** What a frame shows whose address asks for something that cannot be read. */
export default async function Page({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const t = await getTranslations({ locale, namespace: 'errors' });
  return <EmbedAbsent locale={locale} code={400} words={t('badRequest.title')} />;
}
