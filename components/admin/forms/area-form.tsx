'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function AreaForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('area', options);
  return (
    <>
      <FormPart title="what">
        <LocalizedField {...plain('name')} isRequired />
        <ChoiceField {...choice('kind')} isRequired />
        <ChoiceField {...choice('scheme')} isRequired />
        <TextField {...plain('notation')} isRequired />
      </FormPart>
      <FormPart title="when">
        <TextField {...plain('valid_from')} />
        <TextField {...plain('valid_to')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('source', 'source')} />
        <ChoiceField {...choice('confidence')} />
      </FormPart>
    </>
  );
}
