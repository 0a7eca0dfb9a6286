'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField, ReferencesField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function EventForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('event', options);
  return (
    <>
      <FormPart title="what">
        <LocalizedField {...plain('name')} isRequired />
        <ChoiceField {...choice('kind')} isRequired />
        <LocalizedField {...plain('summary')} rows={4} />
        <ReferencesField {...reference('organisers', 'organisation')} />
      </FormPart>
      <FormPart title="when">
        <TextField {...plain('start', 'starts')} isRequired />
        <TextField {...plain('end', 'ends')} />
        <LocalizedField {...plain('place')} />
        <ReferenceField {...reference('area', 'area')} />
      </FormPart>
      <FormPart title="links">
        <ReferenceField {...reference('topic', 'topic')} />
        <ReferencesField {...reference('documents', 'document')} />
        <ReferencesField {...reference('tasks', 'task')} />
        <ReferencesField {...reference('reports', 'source')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('source', 'source')} isRequired />
        <ChoiceField {...choice('confidence')} isRequired />
      </FormPart>
    </>
  );
}
