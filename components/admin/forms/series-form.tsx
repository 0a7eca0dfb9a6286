'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function SeriesForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('series', options);
  return (
    <>
      <FormPart title="what">
        <ReferenceField {...reference('indicator', 'indicator')} isRequired />
        <LocalizedField {...plain('name')} isRequired />
        <ReferenceField {...reference('producer', 'organisation')} isRequired />
        <ChoiceField {...choice('area_scheme')} isRequired />
        <ChoiceField {...choice('time_basis')} isRequired />
      </FormPart>
      <FormPart title="counted">
        <TextField {...plain('method')} />
        <ChoiceField {...choice('price')} />
        <TextField {...plain('scope')} />
        <LocalizedField {...plain('note')} rows={3} />
      </FormPart>
    </>
  );
}
