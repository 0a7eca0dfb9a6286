'use client';

import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function ReleaseForm({ options }: FormProps) {
  const { plain, reference } = useFieldWords('release', options);
  return (
    <FormPart title="what">
      <LocalizedField {...plain('title')} isRequired />
      <ReferenceField {...reference('producer', 'organisation')} isRequired />
      <TextField {...plain('released')} />
    </FormPart>
  );
}
