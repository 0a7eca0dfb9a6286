import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/admin/action-form';
import { TextField } from '@/components/admin/fields/text-field';
import { Submit } from '@/components/admin/submit';
import { Notice } from '@/components/ui/notice';
import type { openInvitation } from '@/lib/accounts/acceptance';
import { withQuery } from '@/lib/accounts/account-address';
import { takeInvitation } from '@/lib/accounts/sign-in-actions';
import { blankForm } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';
import { AccountPage } from './account-page';
import { NewPasswordFields } from './new-password-fields';

type InvitationPageProps = { locale: Locale; secretKey: string; invitation: Awaited<ReturnType<typeof openInvitation>> };

/** Makes an account of an invitation: a name and a password. The language of the page is that of the link, and can be changed. */
export async function InvitationPage({ locale, secretKey, invitation }: InvitationPageProps) {
  const t = await getTranslations({ locale, namespace: 'accounts' });
  const path = withQuery('/account/invitation', { key: secretKey });
  const signIn = <a href={`/${locale}/account/sign-in`}>{t('signIn.title')}</a>;
  const lede = invitation && t('invitation.lede', { email: invitation.email, role: t(`role.${invitation.role}`) });
  return (
    <AccountPage locale={locale} path={path} title={t('invitation.title')} lede={lede}>
      {invitation && !invitation.hasAccount ? (
        <ActionForm
          action={takeInvitation}
          blank={blankForm()}
          address={`/${locale}${path}`}
          labels={{ name: t('field.name'), password: t('field.password'), passwordAgain: t('field.passwordAgain') }}
        >
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="secretKey" value={secretKey} />
          {/* Password managers keep the password under this address. */}
          <input type="email" name="username" autoComplete="username" value={invitation.email} readOnly hidden />
          <TextField name="name" label={t('field.name')} hint={t('field.nameHint')} autoComplete="name" isRequired />
          <NewPasswordFields locale={locale} isFirst />
          <div className="buttons">
            <Submit>{t('invitation.submit')}</Submit>
          </div>
        </ActionForm>
      ) : (
        <Notice>
          {invitation ? t('invitation.hasAccount') : t('invitation.gone')} {signIn}
        </Notice>
      )}
    </AccountPage>
  );
}
