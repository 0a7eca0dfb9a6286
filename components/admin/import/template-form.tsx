import { getTranslations } from 'next-intl/server';
import type { Locale } from '@/lib/i18n/localized';
import type { Choice } from '../fields/choice-field';

type TemplateFormProps = { locale: Locale; organisations: readonly Choice[]; kinds: readonly Choice[] };

/** Asks for a template, empty or with what a body has published. A plain question to an address: it changes nothing. */
export async function TemplateForm({ locale, organisations, kinds }: TemplateFormProps) {
  const [t, send, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'imports.template' }),
    getTranslations({ locale, namespace: 'imports.send' }),
    getTranslations({ locale, namespace: 'changes' }),
  ]);
  const languages = [locale === 'vi' ? 'vi' : 'en', locale === 'vi' ? 'en' : 'vi'] as const;
  const contents = [
    { value: 'empty', label: t('empty') },
    { value: 'own', label: t('own') },
  ];
  return (
    <form className="wing-form template-form" action="/api/admin/import/template" method="get">
      <Select name="kind" label={send('kind')} choices={kinds} />
      <Select
        name="language"
        label={t('language')}
        choices={languages.map((value) => ({ value, label: changes(`languageName.${value}`) }))}
      />
      <Select name="format" label={t('format')} choices={['xlsx', 'csv'].map((value) => ({ value, label: value.toUpperCase() }))} />
      <Select name="contents" label={t('contents')} choices={contents} />
      {organisations.length > 1 ? (
        <Select name="organisation" label={send('organisation')} choices={organisations} />
      ) : (
        <input type="hidden" name="organisation" value={organisations[0]?.value} />
      )}
      <p className="buttons">
        <button className="btn" type="submit">
          {t('button')}
        </button>
      </p>
    </form>
  );
}

function Select({ name, label, choices }: { name: string; label: string; choices: readonly Choice[] }) {
  return (
    <div className="field">
      <label htmlFor={`template-${name}`}>{label}</label>
      <select id={`template-${name}`} name={name}>
        {choices.map(({ value, label: words }) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
