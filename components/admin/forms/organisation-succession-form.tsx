'use client';

import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function OrganisationSuccessionForm({ options }: FormProps) {
  const { plain, reference } = useFieldWords('organisation-succession', options);
  return (
    <>
      <FormPart title="what">
        <ReferenceField {...reference('predecessor', 'organisation')} isRequired />
        <ReferenceField {...reference('successor', 'organisation')} isRequired />
        <TextField {...plain('happened_on')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('document', 'document')} />
        <ReferenceField {...reference('source', 'source')} />
      </FormPart>
    </>
  );
}
