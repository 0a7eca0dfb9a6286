import { Section } from '@/components/ui/section';
import { blankForm, type FormState } from '@/lib/admin-form';
import type { LocalizedText } from '@/lib/i18n/localized';
import { LOCALES } from '@/lib/i18n/localized';
import type { SetDetail } from '@/lib/publishing/desk-set';
import { ActionForm } from '../action-form';
import { LocalizedField } from '../fields/localized-field';
import { TextField } from '../fields/text-field';
import { Submit } from '../submit';
import { type SetAction, type SetForm, SetReference } from './form-parts';
import type { ReviewWords } from './words';

type AuthorSectionsProps = {
  set: SetDetail;
  words: ReviewWords;
  form: SetForm;
  typed: FormState['typed'];
  actions: { handIn: SetAction; takeBack: SetAction };
};

/** What the author can do with the set as a whole: hand it in, withdraw it. */
export function AuthorSections({ set, words, form, typed, actions }: AuthorSectionsProps) {
  const { t } = words;
  const labels = { ...localizedLabels('title', t('submit.title'), words), ...localizedLabels('reason', t('submit.reason'), words) };
  return (
    <>
      {set.may.edit && (
        <Section id="submit" rail={t('submit.rail')} notes={[t('submit.note')]}>
          <ActionForm
            action={actions.handIn}
            blank={blankForm({ ...wordsOf(set), ...typed })}
            address={form.address}
            labels={{ ...labels, title: t('submit.title'), reason: t('submit.reason') }}
          >
            <SetReference {...form} />
            <LocalizedField name="title" label={t('submit.title')} hint={t('submit.titleHint')} isRequired />
            <LocalizedField name="reason" label={t('submit.reason')} rows={3} isRequired />
            <Submit>{t(set.state === 'returned' ? 'submit.again' : 'submit.send')}</Submit>
          </ActionForm>
        </Section>
      )}
      {set.may.withdraw && (
        <Section id="withdraw" rail={t('withdraw.rail')} notes={[t('withdraw.note')]}>
          <ActionForm
            action={actions.takeBack}
            blank={blankForm(typed)}
            address={form.address}
            labels={{ withdraw_reason: t('withdraw.reason') }}
          >
            <SetReference {...form} />
            <TextField name="withdraw_reason" label={t('withdraw.reason')} rows={2} isRequired />
            <Submit isPlain>{t('withdraw.send')}</Submit>
          </ActionForm>
        </Section>
      )}
    </>
  );
}

function localizedLabels(name: string, label: string, { changes }: ReviewWords): Record<string, string> {
  return Object.fromEntries(
    LOCALES.map((locale) => [
      `${name}_${locale}`,
      changes.t('inLanguage', { field: label, language: changes.t(`languageName.${locale}`) }),
    ]),
  );
}

/** A set that nobody named yet carries the same words as title and reason: its author begins with empty fields. */
function wordsOf({ title, reason }: SetDetail): FormState['typed'] {
  if (JSON.stringify(title) === JSON.stringify(reason)) return {};
  return { ...typedText('title', title), ...typedText('reason', reason) };
}

function typedText(name: string, text: LocalizedText): Record<string, string[]> {
  const words = LOCALES.map((locale): [string, string[]] => [`${name}_${locale}`, [text[locale] ?? '']]);
  return { ...Object.fromEntries(words), [`${name}_original`]: [text.original] };
}
