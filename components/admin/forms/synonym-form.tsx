'use client';

import { ChoiceField } from '../fields/choice-field';
import { NamesField } from '../fields/names-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function SynonymForm({ options }: FormProps) {
  const { plain, choice } = useFieldWords('synonym', options);
  return (
    <FormPart title="what">
      <ChoiceField {...choice('language')} isRequired />
      <NamesField {...plain('words')} isRequired />
    </FormPart>
  );
}
