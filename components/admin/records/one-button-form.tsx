'use client';

import type { FormState } from '@/lib/admin-form';
import { ActionForm } from '../action-form';
import { Submit } from '../submit';
import { HiddenField } from './hidden-field';

type OneButtonFormProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** Everything it sends. */
  blank: FormState;
  address: string;
  button: string;
};

/** A form with nothing to fill in: what it is about is carried unseen. */
export function OneButtonForm({ action, blank, address, button }: OneButtonFormProps) {
  return (
    <ActionForm action={action} blank={blank} address={address} className="one-button">
      {Object.keys(blank.typed).map((name) => (
        <HiddenField key={name} name={name} />
      ))}
      <Submit isPlain>{button}</Submit>
    </ActionForm>
  );
}
