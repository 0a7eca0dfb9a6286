'use client';

import { useLocale, useTranslations } from 'next-intl';
import { type ReactNode, useActionState, useEffect, useRef } from 'react';
import type { FormState } from '@/lib/admin-form';
import { labelColon } from '@/lib/i18n/format';
import { FormContext } from './form-context';
import { useIssueWords } from './issue-words';

type NoticeKey = Parameters<ReturnType<typeof useTranslations<'forms.notice'>>>[0];

type ActionFormProps = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  blank: FormState;
  /** The page's own address: where the answer stands without scripts. */
  address: string;
  /** Labels of all its fields, for the summary of what is wrong; what is wrong with another thing leads nowhere. */
  labels?: Readonly<Record<string, string>>;
  className?: string;
  /** Fields and buttons. */
  children: ReactNode;
};

/** The one shell of every form of the wing: what is wrong stands first and leads to its field; what was typed stays. */
export function ActionForm({ action, blank, address, labels = {}, className, children }: ActionFormProps) {
  const [state, send, isPending] = useActionState(action, blank, address);
  const t = useTranslations('forms');
  const locale = useLocale();
  const words = useIssueWords();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state.outcome !== 'blank') summary.current?.focus();
  }, [state]);
  return (
    <FormContext value={state}>
      <form className={className ? `wing-form ${className}` : 'wing-form'} action={send} noValidate aria-busy={isPending}>
        {state.outcome !== 'blank' && (
          // biome-ignore lint/a11y/noAutofocus: without scripts this is how the writer's place becomes the answer to what was sent
          <div className="notice" ref={summary} tabIndex={-1} role={state.outcome === 'done' ? 'status' : 'alert'} autoFocus>
            <h2>{state.notice ? t(`notice.${state.notice as NoticeKey}`) : t(`outcome.${state.outcome}`)}</h2>
            <ul>
              {state.issues.map((issue) => (
                <li key={`${issue.field} ${issue.code}`}>
                  {labels[issue.field] ? (
                    <a href={`#field-${issue.field}`}>{`${labels[issue.field]}${labelColon(locale)}${words(issue)}`}</a>
                  ) : (
                    words(issue)
                  )}
                </li>
              ))}
              {state.conflicts.map(({ field, standing, sent }) => (
                <li key={field}>
                  {labels[field] ? <a href={`#field-${field}`}>{labels[field]}</a> : field}
                  {labelColon(locale)}
                  {t('conflict', { standing: standing || t('empty'), sent: sent || t('empty') })}
                </li>
              ))}
            </ul>
          </div>
        )}
        {/* The fields show what came back: React would keep what stood in them before. */}
        <div key={state.round}>{children}</div>
      </form>
    </FormContext>
  );
}
