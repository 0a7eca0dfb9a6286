import type { FormState } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';

export type SetAction = (state: FormState, data: FormData) => Promise<FormState>;
/** Which set, in which language, at which address. */
export type SetForm = { locale: Locale; number: number; address: string };

/** What every form about a set carries with it. */
export function SetReference({ locale, number }: Pick<SetForm, 'locale' | 'number'>) {
  return (
    <>
      <input type="hidden" name="form_locale" value={locale} />
      <input type="hidden" name="form_number" value={number} />
    </>
  );
}
