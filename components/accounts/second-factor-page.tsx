import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/admin/action-form';
import { TextField } from '@/components/admin/fields/text-field';
import { Submit } from '@/components/admin/submit';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { withQuery } from '@/lib/accounts/account-address';
import { askForRecoveryCodes, dropSecondFactor, startSecondFactor } from '@/lib/accounts/profile-actions';
import type { Enrolment } from '@/lib/accounts/second-factor';
import { blankForm, type FormState } from '@/lib/admin-form';
import { labelColon } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { AccountPage } from './account-page';
import { RecoveryCodes } from './recovery-codes';

type SecondFactorPageProps = {
  locale: Locale;
  next: string;
  isOn: boolean;
  /** A role waits for it. */
  isNeeded: boolean;
  /** The secret that waits for its first code; null where none was begun. */
  enrolment: Enrolment | null;
};

/**
 * Setting up, renewing and removing the second step. Before it is on, one form asks the password and the next a code; both
 * stand in one place, so that the answer with the recovery codes is shown where the code was typed.
 */
export async function SecondFactorPage({ locale, next, isOn, isNeeded, enrolment }: SecondFactorPageProps) {
  const t = await getTranslations({ locale, namespace: 'accounts' });
  const path = withQuery('/account/second-factor', { next });
  const codes = { title: t('secondFactor.codesTitle'), note: t('secondFactor.codesNote'), next: t('secondFactor.codesNext') };
  const shared = { locale, next, address: `/${locale}${path}` };
  const isConfirming = !isOn && enrolment !== null;
  return (
    <AccountPage locale={locale} path={path} title={t('secondFactor.title')} lede={t('secondFactor.lede')}>
      {isNeeded && !isOn && <Notice>{t('secondFactor.needed')}</Notice>}
      {isOn && <Notice kind="plain">{t('secondFactor.on')}</Notice>}
      <Section rail={isOn ? t('secondFactor.codesTitle') : t('secondFactor.title')}>
        {isConfirming && <EnrolmentPicture locale={locale} enrolment={enrolment} />}
        {isOn || isConfirming ? (
          // One form for both: setting up turns into renewing under the answer, and the answer stays.
          <AskingForm {...shared} action={askForRecoveryCodes} label={t('secondFactor.confirmLabel')}>
            <RecoveryCodes words={codes} nextHref={next || `/${locale}/account`}>
              {isOn ? (
                <>
                  <p>{t('secondFactor.renewNote')}</p>
                  <TextField
                    name="password"
                    label={t('field.currentPassword')}
                    type="password"
                    autoComplete="current-password"
                    isRequired
                  />
                  <Submit isPlain>{t('secondFactor.renew')}</Submit>
                </>
              ) : (
                <>
                  <TextField
                    name="code"
                    label={t('secondFactor.confirmLabel')}
                    autoComplete="one-time-code"
                    inputMode="numeric"
                    isRequired
                  />
                  <Submit>{t('secondFactor.confirm')}</Submit>
                </>
              )}
            </RecoveryCodes>
          </AskingForm>
        ) : (
          <AskingForm {...shared} action={startSecondFactor} label={t('field.currentPassword')}>
            <p>{t('secondFactor.beginNote')}</p>
            <TextField name="password" label={t('field.currentPassword')} type="password" autoComplete="current-password" isRequired />
            <Submit>{t('secondFactor.begin')}</Submit>
          </AskingForm>
        )}
      </Section>
      {isOn && (
        <Section rail={t('secondFactor.remove')}>
          <AskingForm {...shared} action={dropSecondFactor} label={t('field.currentPassword')}>
            <p>{t('secondFactor.removeNote')}</p>
            <TextField
              name="removalPassword"
              label={t('field.currentPassword')}
              type="password"
              autoComplete="current-password"
              isRequired
            />
            <Submit isPlain>{t('secondFactor.remove')}</Submit>
          </AskingForm>
        </Section>
      )}
    </AccountPage>
  );
}

type AskingFormProps = {
  locale: Locale;
  next: string;
  address: string;
  action: (state: FormState, data: FormData) => Promise<FormState>;
  label: string;
  children: ReactNode;
};

function AskingForm({ locale, next, address, action, label, children }: AskingFormProps) {
  return (
    <ActionForm action={action} blank={blankForm()} address={address} labels={{ password: label, code: label, removalPassword: label }}>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="next" value={next} />
      {children}
    </ActionForm>
  );
}

async function EnrolmentPicture({ locale, enrolment }: { locale: Locale; enrolment: Enrolment }) {
  const t = await getTranslations({ locale, namespace: 'accounts.secondFactor' });
  return (
    <div className="enrolment">
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by us from black squares alone */}
      <div role="img" aria-label={t('picture')} dangerouslySetInnerHTML={{ __html: enrolment.picture }} />
      <div>
        <p>{t('scan')}</p>
        <p>
          {t('key')}
          {labelColon(locale)}
          <code>{enrolment.secret}</code>
        </p>
      </div>
    </div>
  );
}
