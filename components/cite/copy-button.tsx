'use client';

import { useEffect, useState } from 'react';

/** Copies what stands in the field. Without scripts, or where the browser keeps the clipboard to itself, it is not there. */
export function CopyButton({ from, label, done }: { from: string; label: string; done: string }) {
  const [state, setState] = useState<'absent' | 'ready' | 'copied'>('absent');
  useEffect(() => {
    if (navigator.clipboard) setState('ready');
  }, []);
  if (state === 'absent') return null;
  const copy = async () => {
    const field = document.getElementById(from);
    if (!(field instanceof HTMLTextAreaElement)) return;
    field.select();
    await navigator.clipboard.writeText(field.value);
    setState('copied');
  };
  return (
    <button type="button" className="btn" onClick={copy}>
      <span aria-live="polite">{state === 'copied' ? done : label}</span>
    </button>
  );
}
