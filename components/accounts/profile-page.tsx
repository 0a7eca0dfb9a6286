import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/admin/action-form';
import { TextField } from '@/components/admin/fields/text-field';
import { Submit } from '@/components/admin/submit';
import { Section } from '@/components/ui/section';
import type { HeldRole } from '@/lib/accounts/people-queries';
import { changeOwnPassword, saveName } from '@/lib/accounts/profile-actions';
import { roleParts } from '@/lib/accounts/role-words';
import type { OwnSession } from '@/lib/accounts/sessions';
import { signOutHere } from '@/lib/accounts/sign-in-actions';
import { blankForm } from '@/lib/admin-form';
import type { Person } from '@/lib/auth/session';
import { dayOf } from '@/lib/clock';
import { formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { AccountPage } from './account-page';
import { ButtonForm } from './button-form';
import { NewPasswordFields } from './new-password-fields';
import { SessionList } from './session-list';

type ProfilePageProps = { locale: Locale; person: Person; roles: readonly HeldRole[]; sessions: readonly OwnSession[] };

export async function ProfilePage({ locale, person, roles, sessions }: ProfilePageProps) {
  const [t, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts' }),
    getTranslations({ locale, namespace: 'changes' }),
  ]);
  const address = `/${locale}/account`;
  const words = { role: (role: HeldRole['role']) => t(`role.${role}`), language: (lang: Locale) => changes(`languageName.${lang}`) };
  return (
    <AccountPage locale={locale} path="/account" title={t('profile.title')} lede={t('profile.signedInAs', { email: person.email })}>
      <p>
        <a href={`/${locale}/admin`}>{t('profile.toWing')}</a>
      </p>
      <ButtonForm action={signOutHere} locale={locale}>
        {t('profile.signOut')}
      </ButtonForm>
      <Section rail={t('profile.roles')}>
        {roles.length === 0 ? (
          <p>{t('profile.noRoles')}</p>
        ) : (
          <ul className="entries">
            {roles.map((held) => (
              <li key={held.id}>
                {roleParts(held, locale, words)}{' '}
                <span className="small mute">{t('profile.since', { date: formatDate(dayOf(new Date(held.since)), locale) })}</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section rail={t('profile.secondFactor')}>
        <p>
          <a href={`${address}/second-factor`}>{person.hasSecondFactor ? t('profile.secondFactorOn') : t('profile.secondFactorOff')}</a>
        </p>
      </Section>
      <SessionList locale={locale} sessions={sessions} />
      <Section rail={t('profile.name')}>
        <ActionForm action={saveName} blank={blankForm({ name: [person.name] })} address={address} labels={{ name: t('field.name') }}>
          <input type="hidden" name="locale" value={locale} />
          <TextField name="name" label={t('field.name')} hint={t('field.nameHint')} autoComplete="name" isRequired />
          <Submit isPlain>{t('profile.saveName')}</Submit>
        </ActionForm>
      </Section>
      <Section rail={t('profile.password')} notes={[t('profile.passwordNote')]}>
        <ActionForm
          action={changeOwnPassword}
          blank={blankForm()}
          address={address}
          labels={{
            currentPassword: t('field.currentPassword'),
            password: t('field.newPassword'),
            passwordAgain: t('field.passwordAgain'),
          }}
        >
          <input type="hidden" name="locale" value={locale} />
          <TextField name="currentPassword" label={t('field.currentPassword')} type="password" autoComplete="current-password" isRequired />
          <NewPasswordFields locale={locale} />
          <Submit isPlain>{t('profile.changePassword')}</Submit>
        </ActionForm>
      </Section>
    </AccountPage>
  );
}
