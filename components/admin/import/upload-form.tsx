'use client';

import { useTranslations } from 'next-intl';
import type { FormState } from '@/lib/admin-form';
import { ActionForm } from '../action-form';
import { type Choice, ChoiceField } from '../fields/choice-field';
import { FileField } from '../fields/file-field';
import { HiddenField } from '../records/hidden-field';
import { Submit } from '../submit';

type UploadFormProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  blank: FormState;
  address: string;
  organisations: readonly Choice[];
  kinds: readonly Choice[];
};

/** For which body, which table, and the file. */
export function UploadForm({ action, blank, address, organisations, kinds }: UploadFormProps) {
  const t = useTranslations('imports.send');
  const labels = { organisation: t('organisation'), kind: t('kind'), file: t('file') };
  return (
    <ActionForm {...{ action, blank, address, labels }}>
      <HiddenField name="locale" />
      <ChoiceField name="organisation" label={labels.organisation} choices={organisations} />
      <ChoiceField name="kind" label={labels.kind} choices={kinds} />
      <FileField name="file" label={labels.file} hint={t('fileHint')} accept=".xlsx,.csv,.tsv,.txt" isRequired />
      <p className="buttons">
        <Submit>{t('button')}</Submit>
      </p>
    </ActionForm>
  );
}
