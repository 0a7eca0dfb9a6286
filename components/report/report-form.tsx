'use client';

import { useActionState, useEffect, useRef } from 'react';
import { PageHead } from '@/components/ui/page-head';
import { sendReport } from '@/lib/report/actions';
import { type ReportField, type ReportState, reportFields } from '@/lib/report/form';
import { ReportFieldRow } from './report-field';

export type ReportWords = {
  title: string;
  lede: string;
  send: string;
  sending: string;
  privacy: string;
  errors: string;
  next: string;
  pageBack: string;
  fields: Record<ReportField, { label: string; hint: string }>;
};

/** The form and all its answers. Without scripts the server renders each answer; with them it arrives in place. */
export function ReportForm({ locale, words, blank }: { locale: string; words: ReportWords; blank: ReportState }) {
  const [state, action, isPending] = useActionState(sendReport, blank, `/${locale}/report`);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.outcome !== 'blank') summary.current?.focus();
  }, [state]);

  if (state.outcome === 'sent') {
    return (
      <>
        <PageHead title={state.notice?.title} lede={state.notice?.text} />
        <div className="wrap report-answer" ref={summary} tabIndex={-1} role="status">
          <p className="measure">{words.next}</p>
          {blank.typed.page && (
            <p className="mt-2">
              <a href={blank.typed.page}>{words.pageBack}</a>
            </p>
          )}
        </div>
      </>
    );
  }
  return (
    <>
      <PageHead title={words.title} lede={words.lede} />
      <div className="wrap">
        <form className="report" action={action} noValidate>
          {state.outcome !== 'blank' && (
            // biome-ignore lint/a11y/noAutofocus: without scripts this is how the reader's place becomes the answer to what was sent
            <div className="notice" id="errors" ref={summary} tabIndex={-1} role="alert" autoFocus>
              <h2>{state.notice?.title ?? words.errors}</h2>
              {state.notice && <p>{state.notice.text}</p>}
              <ul>
                {state.issues.map(({ field, words: issue }) => (
                  <li key={field}>
                    <a href={`#field-${field}`}>{issue}</a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <input type="hidden" name="locale" value={locale} />
          {reportFields.map((field) => (
            <ReportFieldRow
              key={field}
              field={field}
              words={words.fields[field]}
              typed={state.typed[field]}
              issue={state.issues.find((issue) => issue.field === field)?.words}
            />
          ))}
          <p className="small mute measure">{words.privacy}</p>
          <button className="btn primary" type="submit" aria-disabled={isPending}>
            {isPending ? words.sending : words.send}
          </button>
        </form>
      </div>
    </>
  );
}
