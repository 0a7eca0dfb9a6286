'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FormState } from '@/lib/admin-form';
import { ActionForm } from '../action-form';
import { type Choice, ChoiceField } from '../fields/choice-field';
import { TextField } from '../fields/text-field';
import { FormPart } from '../forms/form-part';
import { Submit } from '../submit';
import { Autosave } from './autosave';
import { HiddenField } from './hidden-field';

type Action = (state: FormState, data: FormData) => Promise<FormState>;
type RecordEditorProps = {
  action: Action;
  keep: Parameters<typeof Autosave>[0]['keep'];
  blank: FormState;
  locale: string;
  /** The address of the form below the language. */
  form: string;
  labels: Readonly<Record<string, string>>;
  /** Open change sets, and a new one, of each body that may save this. */
  sets: readonly Choice[];
  /** `new`: it has no code yet. `draft`: it is not published yet. */
  stage: 'new' | 'draft' | 'published';
  /** The fields of the kind. */
  children: ReactNode;
};

const carried = ['form_locale', 'form_kind', 'form_code', 'form_base', 'form_seen', 'form_back'] as const;

/** The form of one record: its fields, what kind of change it is, and the change set that takes it. */
export function RecordEditor({ action, keep, blank, locale, form, labels, sets, stage, children }: RecordEditorProps) {
  const t = useTranslations('records.edit');
  const f = useTranslations('forms');
  return (
    <ActionForm action={action} blank={blank} address={`/${locale}${form}`} labels={labels}>
      {carried.map((name) => (
        <HiddenField key={name} name={name} />
      ))}
      {children}
      <FormPart title="saving">
        {stage === 'new' && <TextField name="record_code" label={t('code')} hint={t('codeHint')} />}
        {stage === 'published' && (
          <ChoiceField
            name="form_nature"
            label={t('nature')}
            hint={t('natureHint')}
            choices={[
              { value: 'revision', label: t('revision') },
              { value: 'correction', label: t('correction') },
            ]}
          />
        )}
        <ChoiceField name="form_set" label={t('set')} choices={sets} />
      </FormPart>
      <div className="buttons">
        <Submit>{f('save')}</Submit>
      </div>
      <Autosave keep={keep} form={form} />
    </ActionForm>
  );
}
