import { Section } from '@/components/ui/section';
import { blankForm, type FormState } from '@/lib/admin-form';
import type { SetComment, SetDetail } from '@/lib/publishing/desk-set';
import { ActionForm } from '../action-form';
import { TextField } from '../fields/text-field';
import { Submit } from '../submit';
import { type SetAction, type SetForm, SetReference } from './form-parts';
import type { ReviewWords } from './words';

/** A field of a change, or of a figure, that somebody chose to write about. */
export type CommentTarget = { kind: string; subject: string; field: string };
type CommentsSectionProps = {
  set: SetDetail;
  words: ReviewWords;
  form: SetForm;
  target: CommentTarget | null;
  /** Where the field is still chosen when the answer comes. */
  answerAt: string;
  typed: FormState['typed'];
  actions: { comment: SetAction; settle: SetAction };
};

/** What reviewer and author say to each other about single fields. */
export function CommentsSection({ set, words, form, target, answerAt, typed, actions }: CommentsSectionProps) {
  const { t } = words;
  if (set.comments.length === 0 && !set.may.comment) return null;
  return (
    <Section id="comments" rail={t('comments.rail')} notes={[t('comments.note')]}>
      {set.comments.length === 0 && <p className="measure">{t('comments.none')}</p>}
      <ul className="comments">
        {set.comments.map((comment) => (
          <li key={comment.id} className={comment.isSettled ? 'settled' : undefined}>
            <Comment {...{ comment, words }} />
            {!comment.isSettled && (set.may.settleAll || (set.may.comment && comment.isViewer)) && (
              <ActionForm action={actions.settle} blank={blankForm()} address={form.address}>
                <SetReference {...form} />
                <input type="hidden" name="form_comment" value={comment.id} />
                <Submit isPlain>{t('comments.settle')}</Submit>
              </ActionForm>
            )}
          </li>
        ))}
      </ul>
      {set.may.comment && target === null && <p className="small mute">{t('comments.how')}</p>}
      {set.may.comment && target !== null && (
        <div className="decide">
          <h3>
            {t('comments.heading', {
              name: subjectName(target.kind, target.subject, words),
              field: words.changes.field(target.field, target.kind),
            })}
          </h3>
          <ActionForm action={actions.comment} blank={blankForm(typed)} address={answerAt} labels={{ words: t('comments.words') }}>
            <SetReference {...form} />
            <input type="hidden" name="form_kind" value={target.kind} />
            <input type="hidden" name="form_subject" value={target.subject} />
            <input type="hidden" name="form_field" value={target.field} />
            <TextField name="words" label={t('comments.words')} rows={3} isRequired />
            <div className="buttons">
              <Submit>{t('comments.send')}</Submit>
              <a className="btn" href={`${form.address}#comments`}>
                {t('comments.cancel')}
              </a>
            </div>
          </ActionForm>
        </div>
      )}
    </Section>
  );
}

function Comment({ comment, words }: { comment: SetComment; words: ReviewWords }) {
  const { t, when, changes } = words;
  const { kind, code, field, name, isAuthor, at, isSettled } = comment;
  return (
    <>
      <p>
        <b>{t('comments.about', { name: subjectName(kind, code, words), field: changes.field(field, kind) })}</b>
        {isSettled && <span className="settled-mark">{t('comments.settled')}</span>}
      </p>
      <p className="measure">{comment.words}</p>
      <p className="small mute">
        {t('comments.by', { name: name ?? t('unnamed'), role: t(isAuthor ? 'comments.author' : 'comments.reviewer'), when: when(at) })}
      </p>
    </>
  );
}

/** The key of a figure is its series, period, area and release. */
function subjectName(kind: string, code: string, { name, changes }: ReviewWords): string {
  if (kind !== 'figures') return name({ kind, code });
  const [series = '', period = ''] = code.split(' ');
  return `${name({ kind: 'series', code: series })}, ${changes.figures.period(period)}`;
}
