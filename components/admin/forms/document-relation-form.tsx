'use client';

import { ChoiceField } from '../fields/choice-field';
import { ReferenceField } from '../fields/reference-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function DocumentRelationForm({ options }: FormProps) {
  const { choice, reference } = useFieldWords('document-relation', options);
  return (
    <>
      <FormPart title="what">
        <ReferenceField {...reference('document', 'document')} isRequired />
        <ChoiceField {...choice('relation')} isRequired />
        <ReferenceField {...reference('other', 'document')} isRequired />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('source', 'source')} />
        <ChoiceField {...choice('confidence')} isRequired />
      </FormPart>
    </>
  );
}
