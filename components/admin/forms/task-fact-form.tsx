'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

/** Which fields matter follows from the kind of fact; the hints say it, so that the form needs no script. */
export function TaskFactForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('task-fact', options);
  return (
    <>
      <FormPart title="what">
        <ReferenceField {...reference('task', 'task')} isRequired />
        <ChoiceField {...choice('kind')} isRequired />
        <ReferenceField {...reference('organisation', 'organisation')} />
        <TextField {...plain('due')} />
        <LocalizedField {...plain('text', 'words')} rows={3} />
      </FormPart>
      <FormPart title="when">
        <TextField {...plain('happened_on')} />
        <TextField {...plain('released_on')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('source', 'source')} isRequired />
        <TextField {...plain('quote')} rows={2} />
        <ChoiceField {...choice('quote_language')} />
        <ReferenceField {...reference('document', 'document')} />
        <ChoiceField {...choice('confidence')} isRequired />
      </FormPart>
    </>
  );
}
