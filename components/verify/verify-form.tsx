'use client';

import { useActionState, useEffect, useRef } from 'react';
import { verifyFile } from '@/lib/verification/actions';
import type { VerifyState } from '@/lib/verification/form';
import { AnswerView } from './answer-view';

export type VerifyWords = {
  send: string;
  sending: string;
  privacy: string;
  errors: string;
  rows: string;
  fields: Record<'file' | 'sha256', { label: string; hint: string }>;
};

/** The form and its answers. Without scripts the server renders each answer; with them it arrives in place. */
export function VerifyForm({ locale, words, blank }: { locale: string; words: VerifyWords; blank: VerifyState }) {
  const [state, action, isPending] = useActionState(verifyFile, blank, `/${locale}/verify`);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (state !== blank) summary.current?.focus();
  }, [state, blank]);

  return (
    <form className="report" action={action} noValidate>
      {state.outcome !== 'blank' && (
        // biome-ignore lint/a11y/noAutofocus: without scripts this is how the reader's place becomes the answer to what was sent
        <div id="answer" ref={summary} tabIndex={-1} role={state.answer ? 'status' : 'alert'} autoFocus>
          {state.answer ? (
            <AnswerView answer={state.answer} rowsTitle={words.rows} />
          ) : (
            <div className="notice">
              <h2>{words.errors}</h2>
              <p>{state.issue}</p>
            </div>
          )}
        </div>
      )}
      <input type="hidden" name="locale" value={locale} />
      <div className="field">
        <label htmlFor="file">{words.fields.file.label}</label>
        <p className="hint" id="file-hint">
          {words.fields.file.hint}
        </p>
        <input id="file" name="file" type="file" aria-describedby="file-hint" />
      </div>
      <div className="field">
        <label htmlFor="sha256">{words.fields.sha256.label}</label>
        <p className="hint" id="sha256-hint">
          {words.fields.sha256.hint}
        </p>
        <input
          id="sha256"
          name="sha256"
          className="mono"
          autoComplete="off"
          spellCheck={false}
          defaultValue={state.typed}
          aria-describedby="sha256-hint"
        />
      </div>
      <p className="small mute measure">{words.privacy}</p>
      <button className="btn primary" type="submit" aria-disabled={isPending}>
        {isPending ? words.sending : words.send}
      </button>
    </form>
  );
}
