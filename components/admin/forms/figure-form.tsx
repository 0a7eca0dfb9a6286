'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { HiddenField } from '../records/hidden-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

/** One figure in one source. `isKept`: it is recorded already, so which figure it is stands still. */
export function FigureForm({ options, isKept }: Pick<FormProps, 'options'> & { isKept: boolean }) {
  const { plain, choice, reference } = useFieldWords('figure', options);
  return (
    <>
      {isKept ? (
        ['period', 'area', 'release'].map((name) => <HiddenField key={name} name={name} />)
      ) : (
        <FormPart title="which">
          <TextField {...plain('period')} isRequired />
          <ReferenceField {...reference('area', 'area')} isRequired />
          <ReferenceField {...reference('release', 'release')} isRequired />
        </FormPart>
      )}
      <FormPart title="value">
        <ChoiceField {...choice('qualifier')} isRequired />
        <TextField {...plain('value')} inputMode="decimal" isRequired />
        <ChoiceField {...choice('status')} isRequired />
        <LocalizedField {...plain('note')} rows={2} />
      </FormPart>
      <FormPart title="evidence">
        <ReferenceField {...reference('source', 'source')} isRequired />
        <TextField {...plain('quote')} rows={3} />
        <ChoiceField {...choice('quote_language')} />
        <ChoiceField {...choice('confidence')} isRequired />
      </FormPart>
    </>
  );
}
