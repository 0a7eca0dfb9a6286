'use client';

import { ChoiceField } from '../fields/choice-field';
import { FlagField } from '../fields/flag-field';
import { LocalizedField } from '../fields/localized-field';
import { TextField } from '../fields/text-field';
import { useFieldWords } from './field-words';
import { FormPart } from './form-part';
import type { FormProps } from './form-props';
import { SourceCopy } from './source-copy';

export function SourceForm({ options }: FormProps) {
  const { plain, choice } = useFieldWords('source', options);
  return (
    <>
      <FormPart title="what">
        <TextField {...plain('title')} isRequired />
        <ChoiceField {...choice('title_language')} isRequired />
        <ChoiceField {...choice('kind')} isRequired />
        <TextField {...plain('publisher')} isRequired />
        <TextField {...plain('published')} />
        <TextField {...plain('url')} type="url" />
        <TextField {...plain('notation')} />
      </FormPart>
      <FormPart title="reading">
        <ChoiceField {...choice('language')} isRequired />
        <FlagField {...plain('translated')} />
        <ChoiceField {...choice('confidence')} isRequired />
        <LocalizedField {...plain('note')} rows={3} />
      </FormPart>
      <FormPart title="copy">
        <SourceCopy fingerprint={plain('fingerprint')} copy={plain('copy')} />
      </FormPart>
    </>
  );
}
