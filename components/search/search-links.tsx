import { getTranslations } from 'next-intl/server';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import type { View } from '@/lib/publishing/edition-queries';
import type { SearchChoice } from '@/lib/search/results';
import { searchAddress, searchPath } from './search-address';

type SearchLinksProps = { locale: Locale; text: string; choice: SearchChoice; view: View };

/** How a search is kept: as of the day it was made, and as a feed of what comes to it. */
export async function SearchLinks({ locale, text, choice, view }: SearchLinksProps) {
  const t = await getTranslations({ locale, namespace: 'search' });
  const kept = { ...view, asOf: view.asOf ?? view.day };
  const query = searchPath(text, choice, { ...view, asOf: null }).replace(/^[^?]*/, '');
  return (
    <ul className="follow">
      <li>
        <a href={searchAddress(locale, text, choice, kept)}>{t('permalink', { date: formatDate(kept.asOf, locale) })}</a>
      </li>
      <li>
        <a href={`/${locale}/feeds/search.atom${query}`}>{t('feed')}</a>
      </li>
    </ul>
  );
}
