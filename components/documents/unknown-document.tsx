import { getTranslations } from 'next-intl/server';
import { PageHead } from '@/components/ui/page-head';
import { setTitle } from '@/components/ui/title';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';

/** A document that had not been issued by the day of the view: its name would tell more than was known. */
export async function UnknownDocument({ locale, view, code }: { locale: Locale; view: View; code: string }) {
  const t = await getTranslations({ locale, namespace: 'documents' });
  return (
    <PageHead
      title={setTitle(t('unknown.title', { date: formatDate(view.day, locale) }), locale)}
      lede={t('unknown.text')}
      state={<a href={`/${locale}/documents/${code}`}>{t('unknown.now')}</a>}
    />
  );
}
