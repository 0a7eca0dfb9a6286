'use client';

import { ReferenceField, ReferencesField } from '../fields/reference-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';
import { PlanEvidence, PlanLine } from './plan-parts';

export function GoalForm({ options }: FormProps) {
  const { plain, reference } = useFieldWords('goal', options);
  return (
    <>
      <PlanLine kind="goal" options={options} />
      <FormPart title="charge">
        <ReferenceField {...reference('lead', 'organisation')} />
        <ReferencesField {...reference('partners', 'organisation')} />
        <ReferencesField {...plain('deadlines')} options={[]} />
      </FormPart>
      <FormPart title="links">
        <ReferencesField {...reference('indicators', 'indicator')} />
        <ReferenceField {...reference('topic', 'topic')} />
      </FormPart>
      <PlanEvidence kind="goal" options={options} />
    </>
  );
}
