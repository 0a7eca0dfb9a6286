'use client';

import { useTranslations } from 'next-intl';
import type { FormState } from '@/lib/admin-form';
import { ActionForm } from '../action-form';
import { type Choice, ChoiceField } from '../fields/choice-field';
import { FigureForm } from '../forms/figure-form';
import { FormPart } from '../forms/form-part';
import type { FormProps } from '../forms/form-props';
import { Submit } from '../submit';
import { Autosave } from './autosave';
import { HiddenField } from './hidden-field';

type FigureEditorProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  keep: Parameters<typeof Autosave>[0]['keep'];
  blank: FormState;
  locale: string;
  /** The address of the form below the language. */
  form: string;
  labels: Readonly<Record<string, string>>;
  options: FormProps['options'];
  sets: readonly Choice[];
  /** The figure is published: it is corrected or withdrawn, and which one it is stands still. */
  isKept: boolean;
};

/** The form of one figure in one source. */
export function FigureEditor({ action, keep, blank, locale, form, labels, options, sets, isKept }: FigureEditorProps) {
  const t = useTranslations('records.figures');
  const e = useTranslations('records.edit');
  const f = useTranslations('forms');
  return (
    <ActionForm action={action} blank={blank} address={`/${locale}${form}`} labels={labels}>
      {['form_locale', 'form_figure', 'series'].map((name) => (
        <HiddenField key={name} name={name} />
      ))}
      <FigureForm options={options} isKept={isKept} />
      <FormPart title="saving">
        {isKept && (
          <ChoiceField
            name="form_nature"
            label={e('nature')}
            hint={t('natureHint')}
            choices={[
              { value: 'revision', label: e('revision') },
              { value: 'correction', label: e('correction') },
            ]}
          />
        )}
        <ChoiceField name="form_set" label={e('set')} choices={sets} />
      </FormPart>
      <div className="buttons">
        <Submit>{f('save')}</Submit>
        {isKept && (
          <Submit isPlain name="form_intent" value="withdraw">
            {t('withdraw')}
          </Submit>
        )}
      </div>
      <p className="hint">{t('missing')}</p>
      <div className="buttons">
        <Submit isPlain name="form_intent" value="new-source">
          {t('newSource')}
        </Submit>
        {!isKept && (
          <Submit isPlain name="form_intent" value="new-release">
            {t('newRelease')}
          </Submit>
        )}
      </div>
      <Autosave keep={keep} form={form} />
    </ActionForm>
  );
}
