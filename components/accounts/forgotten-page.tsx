import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/admin/action-form';
import { TextField } from '@/components/admin/fields/text-field';
import { Submit } from '@/components/admin/submit';
import { sendResetLink } from '@/lib/accounts/sign-in-actions';
import { blankForm } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';
import { AccountPage } from './account-page';

/** Asks for a link by which a new password is set; says the same whoever asks. */
export async function ForgottenPage({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'accounts' });
  const path = '/account/forgotten';
  return (
    <AccountPage locale={locale} path={path} title={t('forgotten.title')} lede={t('forgotten.lede')}>
      <ActionForm action={sendResetLink} blank={blankForm()} address={`/${locale}${path}`} labels={{ email: t('field.email') }}>
        <input type="hidden" name="locale" value={locale} />
        <TextField name="email" label={t('field.email')} type="email" autoComplete="username" isRequired />
        <div className="buttons">
          <Submit>{t('forgotten.submit')}</Submit>
        </div>
      </ActionForm>
      <p className="account-ways">
        <a href={`/${locale}/account/sign-in`}>{t('signIn.title')}</a>
      </p>
    </AccountPage>
  );
}
