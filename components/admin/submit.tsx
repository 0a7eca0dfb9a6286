'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';

type SubmitProps = { children: ReactNode; isPlain?: boolean; name?: string; value?: string };

/** A button that says what happens; while it happens a second press does nothing. */
export function Submit({ children, isPlain = false, name, value }: SubmitProps) {
  const { pending } = useFormStatus();
  return (
    <button className={isPlain ? 'btn' : 'btn primary'} type="submit" name={name} value={value} aria-disabled={pending}>
      {children}
    </button>
  );
}
