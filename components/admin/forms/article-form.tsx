'use client';

import { ChoiceField } from '../fields/choice-field';
import { LocalizedField } from '../fields/localized-field';
import { ReferenceField, ReferencesField } from '../fields/reference-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function ArticleForm({ options }: FormProps) {
  const { plain, choice, reference } = useFieldWords('article', options);
  return (
    <>
      <FormPart title="what">
        <ChoiceField {...choice('kind')} isRequired />
        <LocalizedField {...plain('title')} isRequired />
        <TextField {...plain('published')} isRequired />
        <LocalizedField {...plain('body')} rows={12} isRequired />
      </FormPart>
      <FormPart title="links">
        <ReferenceField {...reference('topic', 'topic')} />
        <ReferencesField {...reference('indicators', 'indicator')} />
        <ReferencesField {...reference('tasks', 'task')} />
        <ReferencesField {...reference('documents', 'document')} />
      </FormPart>
      <FormPart title="evidence">
        <ReferencesField {...reference('sources', 'source')} />
      </FormPart>
    </>
  );
}
