import { getTranslations } from 'next-intl/server';
import { permalinkOfPage } from '@/lib/catalog/permalink-of-page';
import { CITATION_FORMS } from '@/lib/cite/forms';
import type { Locale } from '@/lib/i18n/localized';
import { FORM_NAMES } from './form-names';

/**
 * At the end of every page of the record that has no part for it: how to cite the page, and the address that keeps showing the same. It
 * stands in the shell, once for all pages, so it asks for the edition itself. `path` is the address below the language, with its query.
 */
export async function CiteLine({ locale, path }: { locale: Locale; path: string }) {
  const [t, permalink] = await Promise.all([getTranslations({ locale, namespace: 'cite' }), permalinkOfPage(locale, path)]);
  if (!permalink) return null;
  const [page = '', query = ''] = path.split('?');
  return (
    <div className="wrap" id="cite">
      <ul className="follow">
        <li>{t('short.lead')}</li>
        {CITATION_FORMS.map(({ extension }) => (
          <li key={extension}>
            <a href={`/${locale}${page}.${extension}${query === '' ? '' : `?${query}`}`}>{t(`form.${FORM_NAMES[extension] ?? 'text'}`)}</a>
          </li>
        ))}
        <li>
          <a href={permalink}>{t('short.permalink')}</a>
        </li>
      </ul>
    </div>
  );
}
