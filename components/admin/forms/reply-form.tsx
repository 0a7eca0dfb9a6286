'use client';

import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function ReplyForm({ options }: FormProps) {
  const { plain, reference } = useFieldWords('reply', options);
  return (
    <>
      <FormPart title="who">
        <ReferenceField {...reference('organisation', 'organisation')} isRequired />
        <LocalizedField {...plain('role')} isRequired />
        <TextField {...plain('given')} isRequired />
      </FormPart>
      <FormPart title="subject">
        <ReferenceField {...reference('task', 'task')} />
        <ReferenceField {...reference('indicator', 'indicator')} />
      </FormPart>
      <FormPart title="what">
        <LocalizedField {...plain('text', 'words')} rows={6} isRequired />
        <ReferenceField {...reference('source', 'source')} />
      </FormPart>
    </>
  );
}
