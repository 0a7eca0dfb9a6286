'use client';

import { useTranslations } from 'next-intl';
import type { Choice } from '../fields/choice-field';
import { useField } from '../form-context';
import { useIssueWords } from '../issue-words';

/** At least one of a list: one box each, sent under one name. */
export function KindsField({ name, label, choices }: { name: string; label: string; choices: readonly Choice[] }) {
  const { id, all, issues } = useField(name);
  const words = useIssueWords();
  const t = useTranslations('forms');
  return (
    <fieldset className="kinds" id={id} tabIndex={-1} aria-describedby={issues.length > 0 ? `${id}-issue` : undefined}>
      <legend>
        {label}
        <span className="needed"> ({t('needed')})</span>
      </legend>
      {issues.length > 0 && (
        <p className="issue" id={`${id}-issue`}>
          {issues.map(words).join(' ')}
        </p>
      )}
      <div className="choices">
        {choices.map(({ value, label: of }) => (
          <div key={value} className="flag">
            <input id={`${id}-${value}`} name={name} type="checkbox" value={value} defaultChecked={all.includes(value)} />
            <label htmlFor={`${id}-${value}`}>{of}</label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
