import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/admin/action-form';
import { Submit } from '@/components/admin/submit';
import { Notice } from '@/components/ui/notice';
import { withQuery } from '@/lib/accounts/account-address';
import { setPasswordAnew } from '@/lib/accounts/sign-in-actions';
import { blankForm } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';
import { AccountPage } from './account-page';
import { NewPasswordFields } from './new-password-fields';

type ResetPageProps = { locale: Locale; secretKey: string; isOpen: boolean };

export async function ResetPage({ locale, secretKey, isOpen }: ResetPageProps) {
  const t = await getTranslations({ locale, namespace: 'accounts' });
  const path = withQuery('/account/reset', { key: secretKey });
  return (
    <AccountPage locale={locale} path={path} title={t('reset.title')} lede={isOpen ? t('reset.lede') : undefined}>
      {isOpen ? (
        <ActionForm
          action={setPasswordAnew}
          blank={blankForm()}
          address={`/${locale}${path}`}
          labels={{ password: t('field.newPassword'), passwordAgain: t('field.passwordAgain') }}
        >
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="secretKey" value={secretKey} />
          <NewPasswordFields locale={locale} />
          <div className="buttons">
            <Submit>{t('reset.submit')}</Submit>
          </div>
        </ActionForm>
      ) : (
        <Notice>
          {t('reset.gone')} <a href={`/${locale}/account/forgotten`}>{t('reset.again')}</a>
        </Notice>
      )}
    </AccountPage>
  );
}
