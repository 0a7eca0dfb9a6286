import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { sendInvitationAgain, withdrawInvitation } from '@/lib/accounts/people-actions';
import type { OpenInvitation } from '@/lib/accounts/people-queries';
import { roleParts } from '@/lib/accounts/role-words';
import { dayOf } from '@/lib/clock';
import { formatDate } from '@/lib/i18n/format';
import { LOCALES, type Locale } from '@/lib/i18n/localized';
import { ButtonForm } from './button-form';

/** Invitations that nobody has taken yet. */
export async function InvitationList({ locale, invitations }: { locale: Locale; invitations: readonly OpenInvitation[] }) {
  const [t, changes] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts' }),
    getTranslations({ locale, namespace: 'changes' }),
  ]);
  const words = {
    role: (role: OpenInvitation['role']) => t(`role.${role}`),
    language: (lang: Locale) => changes(`languageName.${lang}`),
  };
  const day = (instant: string) => formatDate(dayOf(new Date(instant)), locale);
  return (
    <Section rail={t('people.invitations')}>
      {invitations.length === 0 && <p>{t('people.noInvitations')}</p>}
      <ul className="entries">
        {invitations.map(({ id, email, invitedAt, expiresAt, isExpired, ...held }) => (
          <li key={id}>
            <p className="title">{email}</p>
            <p className="small">{roleParts(held, locale, words)}</p>
            <p className="small mute">
              {isExpired
                ? t('people.expired', { date: day(invitedAt) })
                : t('people.invitedUntil', { date: day(invitedAt), until: day(expiresAt) })}
            </p>
            <ButtonForm
              action={sendInvitationAgain}
              locale={locale}
              fields={{ invitation: id }}
              label={t('people.renewOf', { email })}
              beside={
                <select name="mailLanguage" defaultValue={locale} aria-label={t('people.mailLanguageField')}>
                  {LOCALES.map((lang) => (
                    <option key={lang} value={lang}>
                      {changes(`languageName.${lang}`)}
                    </option>
                  ))}
                </select>
              }
            >
              {t('people.renew')}
            </ButtonForm>
            <ButtonForm
              action={withdrawInvitation}
              locale={locale}
              fields={{ invitation: id }}
              label={t('people.endInvitationOf', { email })}
            >
              {t('people.endInvitation')}
            </ButtonForm>
          </li>
        ))}
      </ul>
    </Section>
  );
}
