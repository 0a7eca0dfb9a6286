'use client';

import { ChoiceField } from '../fields/choice-field';
import { FlagField } from '../fields/flag-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function OrganisationForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('organisation', options);
  return (
    <>
      <FormPart title="what">
        <LocalizedField {...plain('name')} isRequired />
        <TextField {...plain('notation')} />
        <ChoiceField {...choice('kind')} isRequired />
        <FlagField {...plain('is_class')} />
        <LocalizedField {...plain('note')} rows={3} />
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
