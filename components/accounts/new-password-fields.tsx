import { getTranslations } from 'next-intl/server';
import { TextField } from '@/components/admin/fields/text-field';
import type { Locale } from '@/lib/i18n/localized';

type NewPasswordFieldsProps = { locale: Locale; isFirst?: boolean };

/** The new password, twice: what is not shown may be mistyped. */
export async function NewPasswordFields({ locale, isFirst = false }: NewPasswordFieldsProps) {
  const t = await getTranslations({ locale, namespace: 'accounts.field' });
  return (
    <>
      <TextField
        name="password"
        label={isFirst ? t('password') : t('newPassword')}
        hint={t('passwordHint')}
        type="password"
        autoComplete="new-password"
        isRequired
      />
      <TextField name="passwordAgain" label={t('passwordAgain')} type="password" autoComplete="new-password" isRequired />
    </>
  );
}
