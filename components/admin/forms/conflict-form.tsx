'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField, ReferencesField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';
import { PartRows } from './part-rows';

export function ConflictForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('conflict', options);
  return (
    <>
      <FormPart title="what">
        <LocalizedField {...plain('title')} isRequired />
        <ChoiceField {...choice('kind')} isRequired />
        <ReferencesField {...reference('indicator', 'indicator', 'indicators')} />
        <LocalizedField {...plain('explanation')} rows={5} isRequired />
        <LocalizedField {...plain('rule')} rows={3} />
      </FormPart>
      <FormPart title="sides">
        <PartRows name="statements">{(part) => <Statement part={part} options={options} />}</PartRows>
      </FormPart>
    </>
  );
}

function Statement({ part, options }: { part: string; options: FormProps['options'] }) {
  const { plain, choice, reference } = useFieldWords('conflict', options, part);
  return (
    <>
      <TextField {...plain('side')} />
      <LocalizedField {...plain('text', 'words')} rows={3} />
      <ReferencesField {...reference('sources', 'source')} />
      <ReferenceField {...reference('series', 'series')} />
      <TextField {...plain('period')} />
      <ReferenceField {...reference('release', 'release')} />
      <TextField {...plain('value')} inputMode="decimal" />
      <TextField {...plain('quote')} rows={3} />
      <ChoiceField {...choice('quote_language')} />
      <ChoiceField {...choice('confidence')} />
    </>
  );
}
