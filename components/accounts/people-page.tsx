import { getFormatter, getTranslations } from 'next-intl/server';
import { AdminPage } from '@/components/admin/admin-page';
import { Section } from '@/components/ui/section';
import { endSomebodysRole, resetSomebodysSecondFactor } from '@/lib/accounts/people-actions';
import type { HeldRole, OpenInvitation, PersonRow } from '@/lib/accounts/people-queries';
import { roleParts } from '@/lib/accounts/role-words';
import type { Viewer } from '@/lib/auth/viewer';
import type { Locale } from '@/lib/i18n/localized';
import { AnswerNotice } from './answer-notice';
import { ButtonForm } from './button-form';
import { InvitationList } from './invitation-list';

type PeoplePageProps = {
  locale: Locale;
  viewer: Viewer;
  people: readonly PersonRow[];
  invitations: readonly OpenInvitation[];
  /** What became of the last button. */
  answer: string | undefined;
};

/** Everybody with an account and what an administrator may do about them. */
export async function PeoplePage({ locale, viewer, people, invitations, answer }: PeoplePageProps) {
  const t = await getTranslations({ locale, namespace: 'accounts' });
  return (
    <AdminPage
      locale={locale}
      viewer={viewer}
      path="/admin/people"
      room="people"
      title={t('people.title')}
      lede={t('people.lede', { count: people.length })}
    >
      <div className="wrap">
        <AnswerNotice locale={locale} answer={answer} />
        <ul className="account-ways">
          <li>
            <a href={`/${locale}/admin/people/invite`}>{t('people.invite')}</a>
          </li>
          <li>
            <a href={`/${locale}/admin/people/kept`}>{t('people.keptLink')}</a>
          </li>
          <li>
            <a href={`/${locale}/publishers`}>{t('people.registerLink')}</a>
          </li>
        </ul>
        <InvitationList locale={locale} invitations={invitations} />
        <Section rail={t('people.list')}>
          <ul className="entries">
            {people.map((person) => (
              <PersonEntry key={person.id} locale={locale} person={person} isSelf={person.id === viewer.userId} />
            ))}
          </ul>
        </Section>
      </div>
    </AdminPage>
  );
}

async function PersonEntry({ locale, person, isSelf }: { locale: Locale; person: PersonRow; isSelf: boolean }) {
  const [t, changes, format] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts' }),
    getTranslations({ locale, namespace: 'changes' }),
    getFormatter({ locale }),
  ]);
  const words = { role: (role: HeldRole['role']) => t(`role.${role}`), language: (lang: Locale) => changes(`languageName.${lang}`) };
  const { name, email, roles, hasSecondFactor, lastSignIn } = person;
  const time = lastSignIn && format.dateTime(new Date(lastSignIn), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <li>
      <p className="title">{name}</p>
      <p className="small">{email}</p>
      <p className="small mute">
        {time ? t('people.lastSignIn', { time }) : t('people.neverSignedIn')}
        {'. '}
        {hasSecondFactor ? t('people.secondFactorOn') : t('people.secondFactorOff')}
      </p>
      {roles.length === 0 && <p className="small">{t('people.noRoles')}</p>}
      <ul>
        {roles.map((held) => {
          const role = roleParts(held, locale, words);
          return (
            <li key={held.id}>
              {role}
              {!(isSelf && held.role === 'administrator') && (
                <ButtonForm
                  action={endSomebodysRole}
                  locale={locale}
                  fields={{ membership: held.id }}
                  label={t('people.endRoleOf', { role, name })}
                >
                  {t('people.endRole')}
                </ButtonForm>
              )}
            </li>
          );
        })}
      </ul>
      {hasSecondFactor && !isSelf && (
        <ButtonForm
          action={resetSomebodysSecondFactor}
          locale={locale}
          fields={{ person: person.id }}
          label={t('people.resetSecondFactorOf', { name })}
        >
          {t('people.resetSecondFactor')}
        </ButtonForm>
      )}
    </li>
  );
}
