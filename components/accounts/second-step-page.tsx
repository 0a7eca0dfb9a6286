import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/admin/action-form';
import { TextField } from '@/components/admin/fields/text-field';
import { Submit } from '@/components/admin/submit';
import { Notice } from '@/components/ui/notice';
import { withQuery } from '@/lib/accounts/account-address';
import { takeSecondStep } from '@/lib/accounts/sign-in-actions';
import { blankForm } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';
import { AccountPage } from './account-page';

type SecondStepPageProps = {
  locale: Locale;
  next: string;
  /** Whether this browser has passed the first step, less than ten minutes ago. */
  isWaiting: boolean;
};

export async function SecondStepPage({ locale, next, isWaiting }: SecondStepPageProps) {
  const t = await getTranslations({ locale, namespace: 'accounts' });
  const path = withQuery('/account/second-step', { next });
  const signIn = <a href={`/${locale}${withQuery('/account/sign-in', { next })}`}>{t('signIn.title')}</a>;
  return (
    <AccountPage locale={locale} path={path} title={t('secondStep.title')} lede={t('secondStep.lede')}>
      {!isWaiting && (
        <Notice>
          {t('secondStep.expired')} {signIn}
        </Notice>
      )}
      {/* Stays while the last answer stands on it, also where that ended the step. */}
      <ActionForm action={takeSecondStep} blank={blankForm()} address={`/${locale}${path}`} labels={{ code: t('field.code') }}>
        <input type="hidden" name="locale" value={locale} />
        <input type="hidden" name="next" value={next} />
        <TextField name="code" label={t('field.code')} autoComplete="one-time-code" isRequired />
        <div className="buttons">
          <Submit>{t('secondStep.submit')}</Submit>
        </div>
      </ActionForm>
      <ul className="account-ways">
        <li>{signIn}</li>
        <li className="small mute">{t('secondStep.lost')}</li>
      </ul>
    </AccountPage>
  );
}
