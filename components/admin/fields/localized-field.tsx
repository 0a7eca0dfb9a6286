'use client';

import { useTranslations } from 'next-intl';
import { LOCALES } from '@/lib/i18n/localized';
import { useField } from '../form-context';
import { useIssueWords } from '../issue-words';
import { describedBy, FieldGroup, type FieldProps } from './field-row';
import { TextField } from './text-field';

type LocalizedFieldProps = FieldProps & { rows?: number };

/** A text in four languages side by side, and which of them it was written in. Sent as `name_vi` … `name_ru`, `name_original`. */
export function LocalizedField({ name, label, hint, isRequired, rows = 1 }: LocalizedFieldProps) {
  const t = useTranslations('changes');
  const f = useTranslations('forms');
  const words = useIssueWords();
  const { id, typed, issues } = useField(`${name}_original`);
  return (
    <FieldGroup className="localized" {...{ name, label, hint }}>
      <div className="languages">
        {LOCALES.map((locale) => (
          <TextField
            key={locale}
            name={`${name}_${locale}`}
            label={t('inLanguage', { field: label, language: t(`languageName.${locale}`) })}
            lang={locale}
            rows={rows}
            isRequired={isRequired === true && locale === 'vi'}
          />
        ))}
      </div>
      <label className="original">
        {f('original')}{' '}
        <select
          id={id}
          name={`${name}_original`}
          defaultValue={typed || 'vi'}
          aria-describedby={describedBy(id, undefined, issues)}
          aria-invalid={issues.length > 0 || undefined}
        >
          {LOCALES.map((locale) => (
            <option key={locale} value={locale}>
              {t(`languageName.${locale}`)}
            </option>
          ))}
        </select>
      </label>
      {issues.length > 0 && (
        <p className="issue" id={`${id}-issue`}>
          {issues.map(words).join(' ')}
        </p>
      )}
    </FieldGroup>
  );
}
