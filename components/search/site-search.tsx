import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import { SearchForm } from './search-form';
import { Suggestions } from './suggestions';

/** The form in the masthead of every page, with suggestions where there are scripts. */
export async function SiteSearch({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'search' });
  return (
    <div className="site-search-box">
      <SearchForm
        id="site-search"
        action={`/${locale}/search`}
        labels={{ label: t('label'), placeholder: t('placeholder'), submit: t('submit') }}
      />
      <Suggestions
        field="site-search-q"
        source={`/api/v1/suggestions?locale=${locale}`}
        labels={{
          list: t('suggestions.label'),
          none: t('suggestions.none'),
          some: t('suggestions.some', { count: '{count}' }),
        }}
      />
    </div>
  );
}
