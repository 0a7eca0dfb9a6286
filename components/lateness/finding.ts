import type { getTranslations } from 'next-intl/server';

type T = Awaited<ReturnType<typeof getTranslations<'lateness'>>>;

/** The title: proven lateness and silence in two counts; nothing where no task was known yet. */
export function latenessFinding({ tasks, late, overdue }: { tasks: number; late: number; overdue: number }, t: T): string {
  if (tasks === 0) return t('finding.nothing');
  if (late > 0 && overdue > 0) return t('finding.both', { late, overdue });
  if (late > 0) return t('finding.late', { late });
  if (overdue > 0) return t('finding.overdue', { overdue });
  return t('finding.none');
}
