'use client';

import { useField } from '../form-context';
import { useIssueWords } from '../issue-words';
import { describedBy, type FieldProps } from './field-row';

/** Yes where it is ticked; sent as `yes`. */
export function FlagField({ name, label, hint }: FieldProps) {
  const { id, typed, issues } = useField(name);
  const words = useIssueWords();
  return (
    <div className="field flag">
      <input
        id={id}
        name={name}
        type="checkbox"
        value="yes"
        defaultChecked={typed === 'yes'}
        aria-describedby={describedBy(id, hint, issues)}
        aria-invalid={issues.length > 0 || undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {issues.length > 0 && (
        <p className="issue" id={`${id}-issue`}>
          {issues.map(words).join(' ')}
        </p>
      )}
    </div>
  );
}
