'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { useField } from '../form-context';
import type { Choice } from './choice-field';
import { FieldGroup, type FieldProps, FieldRow, useControl } from './field-row';

type ReferenceFieldProps = FieldProps & { options: readonly Choice[] };

/** A code, found by typing part of the code or the name: the browser's own list of suggestions needs no script. */
export function ReferenceField({ options, ...field }: ReferenceFieldProps) {
  const list = useId();
  const { typed } = useField(field.name);
  const named = options.find(({ value }) => value === typed)?.label;
  return (
    <FieldRow {...field}>
      <input {...useControl(field)} type="text" list={list} autoComplete="off" />
      {named && <p className="small mute">{named}</p>}
      <Options id={list} options={options} />
    </FieldRow>
  );
}

const spareRows = 2;

/** Codes in an order that is kept; empty lines are passed over. Sent under one name. */
export function ReferencesField({ options, name, label, hint }: ReferenceFieldProps) {
  const t = useTranslations('forms');
  const list = useId();
  const { id, all, issues } = useField(name);
  const rows = [...all.filter(Boolean), ...Array<string>(spareRows).fill('')];
  return (
    <FieldGroup className="references" {...{ name, label, hint }}>
      {rows.map((code, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the place in the list is what the row is
        <div className="reference" key={index}>
          <input
            id={`${id}-${index}`}
            name={name}
            type="text"
            list={list}
            autoComplete="off"
            defaultValue={code}
            aria-label={t('nth', { field: label, place: index + 1 })}
            aria-describedby={issues.length > 0 ? `${id}-issue` : undefined}
            aria-invalid={issues.length > 0 || undefined}
          />
          <span className="small mute">{options.find(({ value }) => value === code)?.label}</span>
        </div>
      ))}
      <Options id={list} options={options} />
    </FieldGroup>
  );
}

function Options({ id, options }: { id: string; options: readonly Choice[] }) {
  return (
    <datalist id={id}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </datalist>
  );
}
