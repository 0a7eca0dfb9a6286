import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';

type Choice = { value: string; label: string };
type ListFiltersProps = {
  locale: Locale;
  /** The list's own address. */
  action: string;
  query: string;
  all: boolean;
  allLabel?: string;
  selects: readonly { name: string; label: string; chosen: string | null; choices: readonly Choice[] }[];
};

/** Search and filters of a list: a form that sends by GET, so that an address says what is shown. */
export async function ListFilters({ locale, action, query, all, allLabel, selects }: ListFiltersProps) {
  const [t, f] = await Promise.all([
    getTranslations({ locale, namespace: 'records.list' }),
    getTranslations({ locale, namespace: 'forms' }),
  ]);
  return (
    <form className="wing-form list-filters" method="get" action={action}>
      <div className="field">
        <label htmlFor="list-query">{t('query')}</label>
        <input id="list-query" type="search" name="q" defaultValue={query} />
      </div>
      {selects.map(({ name, label, chosen, choices }) => (
        <div className="field" key={name}>
          <label htmlFor={`list-${name}`}>{label}</label>
          <select id={`list-${name}`} name={name} defaultValue={chosen ?? ''}>
            <option value="">{t('any')}</option>
            {choices.map(({ value, label: words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="field flag">
        <input id="list-all" type="checkbox" name="all" value="1" defaultChecked={all} />
        <label htmlFor="list-all">{allLabel ?? t('all')}</label>
      </div>
      <div className="buttons">
        <button className="btn" type="submit">
          {f('search')}
        </button>
      </div>
    </form>
  );
}
