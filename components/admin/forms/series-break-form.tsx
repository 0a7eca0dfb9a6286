'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function SeriesBreakForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('series-break', options);
  return (
    <>
      <FormPart title="what">
        <ReferenceField {...reference('series', 'series')} isRequired />
        <TextField {...plain('period')} isRequired />
        <LocalizedField {...plain('text', 'words')} rows={3} isRequired />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('source', 'source')} isRequired />
        <ChoiceField {...choice('confidence')} isRequired />
      </FormPart>
    </>
  );
}
