'use client';

import { type FieldProps, FieldRow, useControl } from './field-row';

type TextFieldProps = FieldProps & {
  /** More than one makes it an area. */
  rows?: number;
  type?: 'text' | 'email' | 'password' | 'url' | 'search' | 'datetime-local';
  autoComplete?: string;
  inputMode?: 'decimal' | 'numeric';
  lang?: string;
};

/** One line or several. Codes, dates, periods and numbers are typed as text: the server reads them in every usual form. */
export function TextField({ rows = 1, type = 'text', autoComplete = 'off', inputMode, lang, ...field }: TextFieldProps) {
  const control = useControl(field);
  return (
    <FieldRow {...field} {...(lang ? { lang } : {})}>
      {rows > 1 ? (
        <textarea {...control} rows={rows} spellCheck={lang !== undefined} />
      ) : (
        <input {...control} type={type} autoComplete={autoComplete} inputMode={inputMode} />
      )}
    </FieldRow>
  );
}
