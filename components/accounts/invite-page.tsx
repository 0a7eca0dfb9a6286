import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/admin/action-form';
import { AdminPage } from '@/components/admin/admin-page';
import { ChoiceField } from '@/components/admin/fields/choice-field';
import { ReferenceField } from '@/components/admin/fields/reference-field';
import { TextField } from '@/components/admin/fields/text-field';
import { Submit } from '@/components/admin/submit';
import { inviteSomebody } from '@/lib/accounts/people-actions';
import type { BodyChoice } from '@/lib/accounts/people-queries';
import type { FormState } from '@/lib/admin-form';
import { ROLES, type Viewer } from '@/lib/auth/viewer';
import { LOCALES, type Locale } from '@/lib/i18n/localized';

type InvitePageProps = { locale: Locale; viewer: Viewer; bodies: readonly BodyChoice[]; blank: FormState };

export async function InvitePage({ locale, viewer, bodies, blank }: InvitePageProps) {
  const [t, changes, forms] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts' }),
    getTranslations({ locale, namespace: 'changes' }),
    getTranslations({ locale, namespace: 'forms' }),
  ]);
  const path = '/admin/people/invite';
  const languages = LOCALES.map((value) => ({ value, label: changes(`languageName.${value}`) }));
  const labels = {
    email: t('field.email'),
    role: t('people.roleField'),
    organisation: t('people.bodyField'),
    language: t('people.languageField'),
  };
  return (
    <AdminPage
      locale={locale}
      viewer={viewer}
      path={path}
      room="people"
      title={t('people.invite')}
      current={t('people.invite')}
      lede={t('people.inviteNote')}
    >
      <div className="wrap">
        <ActionForm action={inviteSomebody} blank={blank} address={`/${locale}${path}`} labels={labels}>
          <input type="hidden" name="locale" value={locale} />
          <TextField name="email" label={labels.email} type="email" isRequired />
          <ChoiceField
            name="role"
            label={labels.role}
            hint={t('people.roleHint')}
            choices={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            none={forms('none')}
            isRequired
          />
          <ReferenceField
            name="organisation"
            label={labels.organisation}
            hint={t('people.bodyHint')}
            options={bodies.map(({ code, name }) => ({ value: code, label: name.words }))}
          />
          <ChoiceField name="language" label={labels.language} hint={t('people.languageHint')} choices={languages} none={forms('none')} />
          <ChoiceField name="mailLanguage" label={t('people.mailLanguageField')} choices={languages} />
          <div className="buttons">
            <Submit>{t('people.send')}</Submit>
          </div>
        </ActionForm>
      </div>
    </AdminPage>
  );
}
