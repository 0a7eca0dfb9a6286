import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/admin/action-form';
import { TextField } from '@/components/admin/fields/text-field';
import { Submit } from '@/components/admin/submit';
import { Notice } from '@/components/ui/notice';
import { withQuery } from '@/lib/accounts/account-address';
import { signInHere } from '@/lib/accounts/sign-in-actions';
import { blankForm } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';
import { AccountPage } from './account-page';

type SignInPageProps = {
  locale: Locale;
  /** Where to go afterwards; empty: the publishing wing. */
  next: string;
  /** What an outside provider of identities is called; null without one. */
  provider: string | null;
  hasProviderFailed: boolean;
};

export async function SignInPage({ locale, next, provider, hasProviderFailed }: SignInPageProps) {
  const t = await getTranslations({ locale, namespace: 'accounts' });
  const path = withQuery('/account/sign-in', { next });
  const labels = { email: t('field.email'), password: t('field.password') };
  return (
    <AccountPage locale={locale} path={path} title={t('signIn.title')} lede={t('signIn.lede')}>
      {hasProviderFailed && <Notice>{t('signIn.providerFailed')}</Notice>}
      <ActionForm action={signInHere} blank={blankForm()} address={`/${locale}${path}`} labels={labels}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="next" value={next} />
        <TextField name="email" label={labels.email} type="email" autoComplete="username" isRequired />
        <TextField name="password" label={labels.password} type="password" autoComplete="current-password" isRequired />
        <div className="buttons">
          <Submit>{t('signIn.submit')}</Submit>
        </div>
      </ActionForm>
      <ul className="account-ways">
        {provider !== null && (
          <li>
            {/* A link, not a form: the policy of forms lets none lead to another site. */}
            <a className="btn" href={withQuery('/api/auth/oidc', { locale, next })}>
              {t('signIn.provider', { name: provider })}
            </a>
          </li>
        )}
        <li>
          <a href={`/${locale}/account/forgotten`}>{t('signIn.forgotten')}</a>
        </li>
        <li className="small mute">{t('signIn.invitedOnly')}</li>
      </ul>
    </AccountPage>
  );
}
