'use client';

import type { ReactNode } from 'react';
import { useField } from '@/components/admin/form-context';

type RecoveryCodesProps = { words: { title: string; note: string; next: string }; nextHref: string; children: ReactNode };

/** The fields of a form until it answers with recovery codes, then those in their place: once, as nothing keeps them readable. */
export function RecoveryCodes({ words, nextHref, children }: RecoveryCodesProps) {
  const { all } = useField('recoveryCodes');
  if (all.length === 0) return children;
  return (
    <>
      <h3>{words.title}</h3>
      <p>{words.note}</p>
      <ul className="recovery-codes">
        {all.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a href={nextHref}>{words.next}</a>
      </p>
    </>
  );
}
