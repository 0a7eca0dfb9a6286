'use client';

import { useField } from '../form-context';
import { type FieldProps, FieldRow, useControl } from './field-row';

const spareRows = 2;
const fewestRows = 5;

/** A list of names, one a line, in an order that is kept; empty lines are passed over. Sent as one text. */
export function NamesField(field: FieldProps) {
  const { all } = useField(field.name);
  const text = all.join('\n');
  return (
    <FieldRow {...field}>
      <textarea
        {...useControl(field)}
        defaultValue={text}
        rows={Math.max(fewestRows, text.split('\n').length + spareRows)}
        spellCheck={false}
      />
    </FieldRow>
  );
}
