'use client';

import { type FieldProps, FieldRow, useControl } from './field-row';

/** A file to send. A browser never gives a file back, so after an error it has to be chosen again: the hint says so. */
export function FileField({ accept, ...field }: FieldProps & { accept: string }) {
  const { defaultValue: _, ...control } = useControl(field);
  return (
    <FieldRow {...field}>
      <input {...control} type="file" accept={accept} />
    </FieldRow>
  );
}
