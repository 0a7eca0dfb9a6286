'use client';

import { useField } from '../form-context';

/** What a form carries with it unseen; after an answer, what the answer gave back. */
export function HiddenField({ name }: { name: string }) {
  return <input type="hidden" name={name} defaultValue={useField(name).typed} />;
}
