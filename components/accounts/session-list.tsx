import { getFormatter, getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { endSession } from '@/lib/accounts/profile-actions';
import type { OwnSession } from '@/lib/accounts/sessions';
import { labelled } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { ButtonForm } from './button-form';

/** Where one is signed in, each with a way to end it. */
export async function SessionList({ locale, sessions }: { locale: Locale; sessions: readonly OwnSession[] }) {
  const [t, format] = await Promise.all([getTranslations({ locale, namespace: 'accounts.profile' }), getFormatter({ locale })]);
  const time = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Section id="sessions" rail={t('sessions')}>
      <ul className="entries">
        {sessions.map(({ id, begun, sender, browser, isCurrent }) => {
          const where = t('session', { time: time(begun), place: sender ?? t('unknownPlace') });
          return (
            <li key={id}>
              <p className="title">
                {browser ?? t('unknownBrowser')}
                {isCurrent && <span className="small mute"> ({t('thisBrowser')})</span>}
              </p>
              <p className="small">{where}</p>
              {!isCurrent && (
                <ButtonForm action={endSession} locale={locale} fields={{ session: id }} label={labelled(t('endSession'), where, locale)}>
                  {t('endSession')}
                </ButtonForm>
              )}
            </li>
          );
        })}
      </ul>
      {sessions.length > 1 && (
        <ButtonForm action={endSession} locale={locale} fields={{ session: 'others' }}>
          {t('endOthers')}
        </ButtonForm>
      )}
    </Section>
  );
}
