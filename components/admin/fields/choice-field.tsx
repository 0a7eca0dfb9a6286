'use client';

import { type FieldProps, FieldRow, useControl } from './field-row';

export type Choice = { value: string; label: string };

/** One of a list. `none`: the words for "not stated", where that is allowed. */
export function ChoiceField({ choices, none, ...field }: FieldProps & { choices: readonly Choice[]; none?: string }) {
  return (
    <FieldRow {...field}>
      <select {...useControl(field)}>
        {none !== undefined && <option value="">{none}</option>}
        {choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldRow>
  );
}
