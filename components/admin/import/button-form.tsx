'use client';

import type { FormState } from '@/lib/admin-form';
import { ActionForm } from '../action-form';
import { HiddenField } from '../records/hidden-field';
import { Submit } from '../submit';

type ButtonFormProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  blank: FormState;
  address: string;
  label: string;
  isPlain?: boolean;
};

/** One thing to do with an import. */
export function ButtonForm({ action, blank, address, label, isPlain = false }: ButtonFormProps) {
  return (
    <ActionForm {...{ action, blank, address }}>
      <HiddenField name="locale" />
      <HiddenField name="id" />
      <Submit isPlain={isPlain}>{label}</Submit>
    </ActionForm>
  );
}
