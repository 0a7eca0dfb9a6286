'use client';

import { ReferenceField, ReferencesField } from '../fields/reference-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';
import { PlanEvidence, PlanLine } from './plan-parts';

export function TaskForm({ options }: FormProps) {
  const { reference } = useFieldWords('task', options);
  return (
    <>
      <PlanLine kind="task" options={options} />
      <FormPart title="links">
        <ReferencesField {...reference('indicators', 'indicator')} />
        <ReferenceField {...reference('topic', 'topic')} />
      </FormPart>
      <PlanEvidence kind="task" options={options} />
    </>
  );
}
