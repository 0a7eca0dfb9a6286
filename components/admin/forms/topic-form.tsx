'use client';

import { LocalizedField } from '../fields/localized-field';
import { ReferenceField } from '../fields/reference-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';

export function TopicForm({ options }: FormProps) {
  const { plain, reference } = useFieldWords('topic', options);
  return (
    <FormPart title="what">
      <LocalizedField {...plain('name')} isRequired />
      <ReferenceField {...reference('parent', 'topic')} />
    </FormPart>
  );
}
