'use client';

import { useField } from '../form-context';
import { describedBy, FieldNotes, type FieldProps } from './field-row';

/** Yes where it is ticked; sent as `yes`. */
export function FlagField({ name, label, hint }: FieldProps) {
  const { id, typed, issues } = useField(name);
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
      <FieldNotes name={name} hint={hint} />
    </div>
  );
}
