import { getTranslations } from 'next-intl/server';
import { Localized } from '@/components/ui/localized';
import { type Locale, localize } from '@/lib/i18n/localized';
import type { HeldBack } from '@/lib/publishing/desk-home';
import { moment } from '../import/words';
import { DeskSection } from './desk-section';

type Person = { id: string; name: string; hasSecondFactor: boolean; roles: readonly { role: string }[] };
type Invitation = { id: string; email: string; expiresAt: string; isExpired: boolean };
type Props = { locale: Locale; people: readonly Person[]; invitations: readonly Invitation[]; heldBack: readonly HeldBack[] };

/** What only an administrator can put right. */
export async function AdministratorSections({ locale, people, invitations, heldBack }: Props) {
  const t = await getTranslations({ locale, namespace: 'desk' });
  const without = people.filter(
    ({ hasSecondFactor, roles }) => !hasSecondFactor && roles.some(({ role }) => role === 'reviewer' || role === 'administrator'),
  );
  const toPeople = `/${locale}/admin/people`;
  return (
    <>
      <DeskSection
        id="held-back"
        rail={t('heldBack.rail')}
        note={t('heldBack.note')}
        empty={t('heldBack.empty')}
        items={heldBack.map(({ number, title, at }) => ({
          key: String(number),
          href: `/${locale}/admin/change-sets/${number}`,
          label: (
            <>
              {number}. <Localized text={localize(title, locale)} pageLocale={locale} />
            </>
          ),
          note: moment(new Date(at), locale),
        }))}
      />
      <DeskSection
        id="second-factor"
        rail={t('secondFactor.rail')}
        note={t('secondFactor.note')}
        empty={t('secondFactor.empty')}
        items={without.map(({ id, name }) => ({ key: id, href: toPeople, label: name }))}
      />
      <DeskSection
        id="invitations"
        rail={t('invitations.rail')}
        empty={t('invitations.empty')}
        items={invitations.map(({ id, email, expiresAt, isExpired }) => ({
          key: id,
          href: toPeople,
          label: email,
          note: t(isExpired ? 'invitations.expired' : 'invitations.until', { when: moment(new Date(expiresAt), locale) }),
        }))}
      />
    </>
  );
}
