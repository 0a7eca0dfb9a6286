'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useField } from '../form-context';
import { useIssueWords } from '../issue-words';

export type FieldProps = { name: string; label: string; hint?: string | undefined; isRequired?: boolean };

/** Label, hint, what is wrong, and the control, tied together for every reader. */
export function FieldRow({ name, label, hint, isRequired, lang, children }: FieldProps & { lang?: string; children: ReactNode }) {
  const { id } = useField(name);
  const t = useTranslations('forms');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {isRequired && <span className="needed"> ({t('needed')})</span>}
      </label>
      <FieldNotes name={name} hint={hint} />
      {lang ? <div lang={lang}>{children}</div> : children}
    </div>
  );
}

/** A list of fields under one name: its hint and what is wrong with it as a whole stand below its legend. */
export function FieldGroup({ name, label, hint, className, children }: FieldProps & { className: string; children: ReactNode }) {
  const { id, issues } = useField(name);
  return (
    <fieldset className={className} id={id} tabIndex={-1} aria-describedby={describedBy(id, hint, issues)}>
      <legend>{label}</legend>
      <FieldNotes name={name} hint={hint} />
      {children}
    </fieldset>
  );
}

/** The hint, and what is wrong. `describedBy` names both to the control. */
export function FieldNotes({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) {
  const { id, issues } = useField(name);
  const words = useIssueWords();
  return (
    <>
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
    </>
  );
}

export function describedBy(id: string, hint: string | undefined, issues: readonly unknown[]): string | undefined {
  return [hint ? `${id}-hint` : '', issues.length > 0 ? `${id}-issue` : ''].filter(Boolean).join(' ') || undefined;
}

/** What every control of a field carries. */
export function useControl({ name, hint, isRequired }: FieldProps) {
  const { id, typed, issues } = useField(name);
  return {
    id,
    name,
    defaultValue: typed,
    'aria-describedby': describedBy(id, hint, issues),
    'aria-invalid': issues.length > 0 || undefined,
    'aria-required': isRequired || undefined,
  };
}
