'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function DocumentForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('document', options);
  return (
    <>
      <FormPart title="what">
        <TextField {...plain('notation')} />
        <LocalizedField {...plain('title')} isRequired />
        <ChoiceField {...choice('kind')} isRequired />
        <ReferenceField {...reference('issuer', 'organisation')} />
        <ReferenceField {...reference('topic', 'topic')} />
        <LocalizedField {...plain('summary')} rows={4} />
      </FormPart>
      <FormPart title="when">
        <TextField {...plain('issued')} />
        <TextField {...plain('effective')} />
        <TextField {...plain('expired')} />
      </FormPart>
      <FormPart title="evidence">
        <TextField {...plain('url')} type="url" />
        <ReferenceField {...reference('source', 'source')} />
        <ChoiceField {...choice('confidence')} isRequired />
      </FormPart>
    </>
  );
}
