import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import { searchAddress, searchPath } from './search-address';

type NothingFoundProps = { locale: Locale; text: string; view: View; isNarrowed: boolean };

/** Where nothing was found: what can be done next. */
export async function NothingFound({ locale, text, view, isNarrowed }: NothingFoundProps) {
  const t = await getTranslations({ locale, namespace: 'search.empty' });
  if (isNarrowed) {
    return <p>{t.rich('choices', { link: (chunks) => <a href={searchAddress(locale, text, {}, view)}>{chunks}</a> })}</p>;
  }
  const report = `/${locale}/report?${new URLSearchParams({ page: `/${locale}${searchPath(text, {}, view)}` })}`;
  return (
    <div className="nothing">
      <h2>{t('title')}</h2>
      <p>{t('text')}</p>
      <ul>
        <li>{t('fewer')}</li>
        <li>{t('spelling')}</li>
        <li>{t('other')}</li>
        <li>{t.rich('report', { link: (chunks) => <a href={report}>{chunks}</a> })}</li>
      </ul>
    </div>
  );
}
