'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

type PlanPartProps = Pick<FormProps, 'options'> & { kind: 'goal' | 'task' };

/** What a line of a plan says, and where it stands. */
export function PlanLine({ kind, options }: PlanPartProps) {
  const { plain, choice, reference } = useFieldWords(kind, options);
  return (
    <FormPart title="what">
      <LocalizedField {...plain('title')} isRequired />
      <TextField {...plain('notation')} isRequired />
      <ChoiceField {...choice('kind')} isRequired />
      <ReferenceField {...reference('parent', kind)} />
      <LocalizedField {...plain('description')} rows={4} />
    </FormPart>
  );
}

/** The document and clause it comes from, and where that was read. */
export function PlanEvidence({ kind, options }: PlanPartProps) {
  const { plain, choice, reference } = useFieldWords(kind, options);
  return (
    <FormPart title="evidence">
      <ReferenceField {...reference('document', 'document')} />
      <LocalizedField {...plain('clause')} />
      <ReferenceField {...reference('source', 'source')} isRequired />
      <ChoiceField {...choice('confidence')} isRequired />
    </FormPart>
  );
}
