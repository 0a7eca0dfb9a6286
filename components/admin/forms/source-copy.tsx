'use client';

import { useTranslations } from 'next-intl';
import { FileField } from '../fields/file-field';
import { FlagField } from '../fields/flag-field';
import { TextField } from '../fields/text-field';
import { useField } from '../form-context';

const accepted = '.pdf,.html,.htm,.txt,.docx,.xlsx,.png,.jpg,.jpeg';

type Words = { name: string; label: string; hint: string | undefined };

/** The file is sent with the rest; once it is kept, its digest stands in `copy` and nothing has to be chosen again. */
export function SourceCopy({ copy, fingerprint }: { copy: Words; fingerprint: Words }) {
  const t = useTranslations('records.copy');
  const { typed } = useField(copy.name);
  return (
    <>
      <FileField name="copy_file" label={t('file')} hint={t('limits')} accept={accepted} />
      <TextField {...copy} />
      {/^[0-9a-f]{64}$/.test(typed) && (
        <p className="small">
          <a href={`/api/admin/files/${typed}`}>{t('open')}</a>
        </p>
      )}
      <TextField {...fingerprint} />
      <FlagField name="copy_is_read" label={t('isRead')} hint={t('isReadHint')} />
    </>
  );
}
