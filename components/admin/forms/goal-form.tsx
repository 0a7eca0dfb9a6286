'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField, ReferencesField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function GoalForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('goal', options);
  return (
    <>
      <FormPart title="what">
        <LocalizedField {...plain('title')} isRequired />
        <TextField {...plain('notation')} isRequired />
        <ChoiceField {...choice('kind')} isRequired />
        <ReferenceField {...reference('parent', 'goal')} />
        <LocalizedField {...plain('description')} rows={4} />
      </FormPart>
      <FormPart title="charge">
        <ReferenceField {...reference('lead', 'organisation')} />
        <ReferencesField {...reference('partners', 'organisation')} />
        <ReferencesField {...plain('deadlines')} options={[]} />
      </FormPart>
      <FormPart title="links">
        <ReferencesField {...reference('indicators', 'indicator')} />
        <ReferenceField {...reference('topic', 'topic')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('document', 'document')} />
        <LocalizedField {...plain('clause')} />
        <ReferenceField {...reference('source', 'source')} isRequired />
        <ChoiceField {...choice('confidence')} isRequired />
      </FormPart>
    </>
  );
}
