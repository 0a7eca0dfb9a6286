'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function TargetForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('target', options);
  return (
    <>
      <FormPart title="what">
        <ReferenceField {...reference('indicator', 'indicator')} isRequired />
        <ReferenceField {...reference('area', 'area')} isRequired />
        <ChoiceField {...choice('kind')} isRequired />
        <TextField {...plain('deadline')} />
      </FormPart>
      <FormPart title="promise">
        <ChoiceField {...choice('comparator')} />
        <TextField {...plain('low')} inputMode="decimal" />
        <TextField {...plain('high')} inputMode="decimal" />
        <LocalizedField {...plain('text', 'words')} rows={3} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('document', 'document')} isRequired />
        <ReferenceField {...reference('source', 'source')} isRequired />
        <ChoiceField {...choice('confidence')} isRequired />
        <ReferenceField {...reference('amends', 'target')} />
        <LocalizedField {...plain('note')} rows={3} />
      </FormPart>
    </>
  );
}
