'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useContext } from 'react';
import type { FormState } from '@/lib/admin-form';
import { ActionForm } from '../action-form';
import { TextField } from '../fields/text-field';
import { FormContext } from '../form-context';
import { Submit } from '../submit';
import { HiddenField } from './hidden-field';

type Action = (state: FormState, data: FormData) => Promise<FormState>;

/** Proposes to take the record off the portal; the reason goes with the change set. */
export function WithdrawForm({ action, blank, address }: { action: Action; blank: FormState; address: string }) {
  const t = useTranslations('records.withdraw');
  return (
    <ActionForm action={action} blank={blank} address={address} labels={{ withdraw_reason: t('reason') }}>
      <Fold title={t('title')}>
        {['form_locale', 'form_kind', 'form_code', 'form_set'].map((name) => (
          <HiddenField key={name} name={name} />
        ))}
        <TextField name="withdraw_reason" label={t('reason')} hint={t('hint')} rows={3} isRequired />
        <div className="buttons">
          <Submit isPlain>{t('button')}</Submit>
        </div>
      </Fold>
    </ActionForm>
  );
}

/** Folded away until it is asked for, or has been answered: what is wrong would lead into nothing. */
function Fold({ title, children }: { title: string; children: ReactNode }) {
  const { outcome } = useContext(FormContext);
  return (
    <details className="withdraw" open={outcome !== 'blank'}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}
