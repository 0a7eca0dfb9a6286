'use client';

import { createContext, useContext } from 'react';
import { blankForm, type FormState } from '@/lib/admin-form';

export const FormContext = createContext<FormState>(blankForm());

type FieldView = {
  id: string;
  typed: string;
  all: readonly string[];
  issues: FormState['issues'];
  conflict: FormState['conflicts'][number] | undefined;
};

/** What a field shows: what was typed last, and what is wrong with it. */
export function useField(name: string): FieldView {
  const { typed, issues, conflicts } = useContext(FormContext);
  const all = typed[name] ?? [];
  return {
    id: `field-${name}`,
    typed: all[0] ?? '',
    all,
    issues: issues.filter(({ field }) => field === name),
    conflict: conflicts.find(({ field }) => field === name),
  };
}
