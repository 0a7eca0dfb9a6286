import type { ReportField } from '@/lib/report/form';

const rows: Partial<Record<ReportField, number>> = { wrong: 7, evidence: 3 };
const isNeeded = (field: ReportField) => field === 'wrong';
const isBait = (field: ReportField) => field === 'website';

type ReportFieldRowProps = {
  field: ReportField;
  words: { label: string; hint: string };
  typed: string;
  issue: string | undefined;
};

/** One field with its label, its hint and what is wrong with it. The bait shows itself only once it was filled. */
export function ReportFieldRow({ field, words, typed, issue }: ReportFieldRowProps) {
  const [id, hintId, issueId] = [`field-${field}`, `hint-${field}`, `issue-${field}`];
  const shared = {
    id,
    name: field,
    defaultValue: typed,
    'aria-describedby': issue ? `${hintId} ${issueId}` : hintId,
    'aria-invalid': issue ? true : undefined,
    'aria-required': isNeeded(field) || undefined,
  };
  const isHidden = isBait(field) && !issue;
  return (
    <div className={isHidden ? 'vh' : 'field'}>
      <label htmlFor={id}>{words.label}</label>
      <p className="hint" id={hintId}>
        {words.hint}
      </p>
      {issue && (
        <p className="issue" id={issueId}>
          {issue}
        </p>
      )}
      {rows[field] ? (
        <textarea {...shared} rows={rows[field]} />
      ) : (
        <input
          {...shared}
          type={field === 'email' ? 'email' : 'text'}
          autoComplete={field === 'email' ? 'email' : 'off'}
          tabIndex={isHidden ? -1 : undefined}
        />
      )}
    </div>
  );
}
