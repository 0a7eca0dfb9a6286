import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/ui/section';
import { blankForm, type FormState } from '@/lib/admin-form';
import type { Locale } from '@/lib/i18n/localized';
import { ActionForm } from '../action-form';
import { type Choice, ChoiceField } from '../fields/choice-field';
import { TextField } from '../fields/text-field';
import { Submit } from '../submit';
import { KindsField } from './kinds-field';
import { MadeKey } from './made-key';

type NewTokenProps = {
  locale: Locale;
  bodies: readonly Choice[];
  kinds: readonly Choice[];
  action: (state: FormState, data: FormData) => Promise<FormState>;
  /** What was typed before the session ended. */
  held: FormState['typed'] | null;
};

const usualDays = '90';

export async function NewToken({ locale, bodies, kinds, action, held }: NewTokenProps) {
  const t = await getTranslations({ locale, namespace: 'tokens.new' });
  const labels = { name: t('name'), organisation: t('body'), kinds: t('kinds'), days: t('days') };
  return (
    <Section id="new" rail={t('rail')} heading={t('heading')}>
      <ActionForm action={action} blank={blankForm(held ?? { days: [usualDays] })} address={`/${locale}/admin/tokens`} labels={labels}>
        <MadeKey />
        <input type="hidden" name="locale" value={locale} />
        <TextField name="name" label={labels.name} hint={t('nameHint')} isRequired />
        <ChoiceField name="organisation" label={labels.organisation} choices={bodies} none={t('choose')} isRequired />
        <KindsField name="kinds" label={labels.kinds} choices={kinds} />
        <TextField name="days" label={labels.days} hint={t('daysHint')} inputMode="numeric" isRequired />
        <Submit>{t('make')}</Submit>
      </ActionForm>
    </Section>
  );
}
