'use client';

import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function AreaSuccessionForm({ options }: FormProps) {
  const { plain, reference } = useFieldWords('area-succession', options);
  return (
    <>
      <FormPart title="what">
        <ReferenceField {...reference('predecessor', 'area')} isRequired />
        <ReferenceField {...reference('successor', 'area')} isRequired />
        <TextField {...plain('happened_on')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('document', 'document')} />
      </FormPart>
    </>
  );
}
