'use client';

import { useTranslations } from 'next-intl';
import { fieldName } from '@/lib/i18n/field-name';
import type { FormProps } from './form-props';

type HintKey = Parameters<ReturnType<typeof useTranslations<'records.hint'>>>[0];

/** `quote_language` is the column of the key `quoteLanguage`; the few that are named otherwise say their key. */
const keyOf = (column: string): string => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Name, label and hint of a field by its column, its choices or the records it may name. `part`: the columns of the nth part of a
 * record, `statements_0_side`.
 */
export function useFieldWords(kind: string, options: FormProps['options'], part = '') {
  const t = useTranslations('changes');
  const h = useTranslations('records.hint');
  const none = useTranslations('forms')('none');
  const plain = (column: string, key = keyOf(column)) => {
    const hint = `${kind}.${key}` as HintKey;
    return { name: part + column, label: fieldName(t, kind, key), hint: h.has(hint) ? h(hint) : undefined };
  };
  return {
    plain,
    choice: (column: string, key?: string) => ({ ...plain(column, key), choices: options[part.replace(/\d+_$/, '') + column] ?? [], none }),
    reference: (column: string, of: string, key?: string) => ({ ...plain(column, key), options: options[of] ?? [] }),
  };
}
