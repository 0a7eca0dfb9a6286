import { Section } from '@/components/ui/section';
import { blankForm, type FormState } from '@/lib/admin-form';
import type { SetDetail } from '@/lib/publishing/desk-set';
import { ActionForm } from '../action-form';
import { TextField } from '../fields/text-field';
import { Submit } from '../submit';
import { type SetAction, type SetForm, SetReference } from './form-parts';
import type { ReviewWords } from './words';

type DecisionSectionProps = {
  set: SetDetail;
  words: ReviewWords;
  form: SetForm;
  typed: FormState['typed'];
  action: SetAction;
  /** Why it cannot be published as it stands; null where it can. */
  stop: 'blocked' | 'stopped' | null;
};

/** Publish now, at an hour, or back to the author. What is closed is shown, and said why. */
export function DecisionSection({ set, words: { t }, form, typed, action, stop }: DecisionSectionProps) {
  const closed = { type: 'button', className: 'btn', 'aria-disabled': true, 'aria-describedby': 'why-closed' } as const;
  return (
    <Section id="decision" rail={t('decision.rail')} notes={[t('decision.note')]}>
      <ActionForm
        className="decide"
        action={action}
        blank={blankForm(typed)}
        address={form.address}
        labels={{ reason: t('decision.reason'), publish_at: t('decision.at') }}
      >
        <SetReference {...form} />
        <input type="hidden" name="form_submitted" value={set.submittedAt ?? ''} />
        <TextField name="reason" label={t('decision.reason')} rows={4} isRequired />
        {stop === null && <TextField name="publish_at" type="datetime-local" label={t('decision.at')} hint={t('decision.atHint')} />}
        <div className="buttons">
          {stop === null && (
            <>
              <Submit name="form_choice" value="publish">
                {t('decision.publish')}
              </Submit>
              <Submit isPlain name="form_choice" value="schedule">
                {t('decision.schedule')}
              </Submit>
            </>
          )}
          <Submit isPlain name="form_choice" value="return">
            {t('decision.return')}
          </Submit>
          {stop !== null && (
            <>
              <button {...closed}>{t('decision.publish')}</button>
              <button {...closed}>{t('decision.schedule')}</button>
            </>
          )}
        </div>
        <p className="small mute" id="why-closed">
          {stop !== null && `${t(`decision.${stop}`)} `}
          {t('decision.final')}
        </p>
      </ActionForm>
    </Section>
  );
}
