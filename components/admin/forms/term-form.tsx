'use client';

import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function TermForm({ options }: FormProps) {
  const { plain, reference } = useFieldWords('term', options);
  return (
    <>
      <FormPart title="what">
        <LocalizedField {...plain('term')} isRequired />
        <LocalizedField {...plain('definition')} rows={4} isRequired />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('document', 'document')} />
        <ReferenceField {...reference('source', 'source')} />
      </FormPart>
    </>
  );
}
