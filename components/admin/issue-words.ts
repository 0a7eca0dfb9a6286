'use client';

import { useTranslations } from 'next-intl';
import type { FieldIssue } from '@/lib/admin-form';

type IssueKey = Parameters<ReturnType<typeof useTranslations<'forms.issue'>>>[0];

/** The sentence of an issue; rules without one of their own share a sentence. */
export function useIssueWords(): (issue: FieldIssue) => string {
  const t = useTranslations('forms.issue');
  return ({ code, values }) => {
    const key = code.startsWith('no-such-') ? 'no-such' : code;
    return t.has(key as IssueKey) ? t(key as IssueKey, values as never) : t('other');
  };
}
