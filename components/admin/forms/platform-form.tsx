'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField, ReferencesField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';
import { PartRows } from './part-rows';

export function PlatformForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('platform', options);
  return (
    <>
      <FormPart title="what">
        <LocalizedField {...plain('name')} isRequired />
        <LocalizedField {...plain('description')} rows={4} isRequired />
        <ChoiceField {...choice('category')} isRequired />
        <ChoiceField {...choice('sector')} isRequired />
        <TextField {...plain('url')} type="url" />
        <TextField {...plain('released')} />
        <LocalizedField {...plain('award')} />
      </FormPart>
      <FormPart title="charge">
        <ChoiceField {...choice('ownership')} isRequired />
        <ReferencesField {...reference('operators', 'organisation')} />
        <TextField {...plain('repository')} type="url" />
        <TextField {...plain('licence')} />
      </FormPart>
      <FormPart title="links">
        <ReferenceField {...reference('topic', 'topic')} />
        <ReferencesField {...reference('indicators', 'indicator')} />
        <ReferencesField {...reference('tasks', 'task')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('source', 'source')} isRequired />
        <ChoiceField {...choice('confidence')} isRequired />
      </FormPart>
      <FormPart title="users">
        <PartRows name="users">{(part) => <UsersOfAPeriod part={part} options={options} />}</PartRows>
      </FormPart>
    </>
  );
}

function UsersOfAPeriod({ part, options }: { part: string; options: FormProps['options'] }) {
  const { plain, choice, reference } = useFieldWords('platform', options, part);
  return (
    <>
      <TextField {...plain('period')} />
      <ChoiceField {...choice('measure')} />
      <ChoiceField {...choice('qualifier')} />
      <TextField {...plain('value')} inputMode="decimal" />
      <ReferenceField {...reference('source', 'source')} />
      <TextField {...plain('quote')} rows={2} />
      <ChoiceField {...choice('quote_language')} />
      <ChoiceField {...choice('confidence')} />
      <LocalizedField {...plain('note')} />
    </>
  );
}
