'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField, ReferencesField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function IndicatorForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('indicator', options);
  return (
    <>
      <FormPart title="what">
        <LocalizedField {...plain('name')} isRequired />
        <LocalizedField {...plain('definition')} rows={4} />
        <ChoiceField {...choice('unit')} isRequired />
        <ChoiceField {...choice('direction')} isRequired />
        <ChoiceField {...choice('frequency')} isRequired />
      </FormPart>
      <FormPart title="place">
        <ChoiceField {...choice('category')} isRequired />
        <ReferenceField {...reference('topic', 'topic')} isRequired />
        <ReferencesField {...reference('owners', 'organisation')} />
      </FormPart>
      <FormPart title="baseline">
        <ReferenceField {...reference('baseline_series', 'series')} />
        <TextField {...plain('baseline_period')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('source', 'source')} />
        <ChoiceField {...choice('confidence')} />
        <LocalizedField {...plain('note')} rows={3} />
      </FormPart>
    </>
  );
}
