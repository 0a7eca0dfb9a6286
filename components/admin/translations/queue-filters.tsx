import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import { type QueueAsked, WAITING_STATES } from '@/lib/translation-form';

type QueueFiltersProps = { locale: Locale; asked: QueueAsked; languages: readonly Locale[]; kinds: readonly string[] };
type Choice = { value: string; label: string };

/** Language, kind and state: a form that sends by GET, so that an address says what is shown. */
export async function QueueFilters({ locale, asked, languages, kinds }: QueueFiltersProps) {
  const [t, changes, records, forms] = await Promise.all([
    getTranslations({ locale, namespace: 'translations' }),
    getTranslations({ locale, namespace: 'changes' }),
    getTranslations({ locale, namespace: 'records.list' }),
    getTranslations({ locale, namespace: 'forms' }),
  ]);
  const kindChoices = kinds.map((kind) => ({ value: kind, label: changes(`kind.${kind}` as Parameters<typeof changes>[0]) }));
  const any: Choice = { value: '', label: records('any') };
  const selects = [
    {
      name: 'language',
      label: t('queue.language'),
      chosen: asked.language,
      choices: languages.map((value) => ({ value, label: changes(`languageName.${value}`) })),
    },
    { name: 'kind', label: t('queue.kind'), chosen: asked.kind, choices: [any, ...kindChoices] },
    {
      name: 'state',
      label: t('queue.state'),
      chosen: asked.state,
      choices: [any, ...WAITING_STATES.map((value) => ({ value, label: t(`state.${value}`) }))],
    },
  ];
  return (
    <form className="wing-form list-filters" method="get" action={`/${locale}/admin/translations`}>
      {selects.map(({ name, label, chosen, choices }) => (
        <div className="field" key={name}>
          <label htmlFor={`queue-${name}`}>{label}</label>
          <select id={`queue-${name}`} name={name} defaultValue={chosen ?? ''}>
            {choices.map(({ value, label: words }) => (
              <option key={value} value={value}>
                {words}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div className="buttons">
        <button className="btn" type="submit">
          {forms('filter')}
        </button>
      </div>
    </form>
  );
}
