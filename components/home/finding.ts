import { getTranslations } from 'next-intl/server';
import { formatCount, formatDate } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';
import { daysBetween } from '@/lib/period';
import type { TargetCounts, TaskCounts } from './promises';

type FindingFacts = {
  locale: Locale;
  tasks: TaskCounts;
  targets: TargetCounts;
  /** Last day of the Strategy's first phase; null while none of its targets is known. */
  phaseEnd: string | null;
  day: string;
};

export function taskFinding({ total, dated, proven, silent }: TaskCounts) {
  if (total === 0) return 'nothing';
  if (dated === 0) return 'undated';
  if (proven === 0 && silent === 0) return 'inTime';
  if (proven > 0 && silent > 0) return 'both';
  if (silent > 0) return silent === dated ? 'silentAll' : 'silent';
  return proven === dated ? 'provenAll' : 'proven';
}

export function targetFinding({ total, achieved, unknown }: TargetCounts) {
  if (total === 0) return null;
  if (unknown > 0) return unknown === total ? 'unknownAll' : 'unknown';
  if (achieved === 0) return 'metNone';
  return achieved === total ? 'metAll' : 'met';
}

/** The page's title and its standfirst, worked out from the counts. */
export async function homeFinding({ locale, tasks, targets, phaseEnd, day }: FindingFacts): Promise<{ title: string; lede: string }> {
  const t = await getTranslations({ locale, namespace: 'home' });
  const inside = (count: number) => t('number.inside', { n: String(count), number: formatCount(count, locale) });
  const start = (count: number) => t('number.start', { n: String(count), number: formatCount(count, locale) });

  const past = tasks.proven || tasks.silent;
  const first = t(`tasks.${taskFinding(tasks)}`, {
    dated: tasks.dated,
    total: inside(tasks.dated),
    count: past,
    start: start(past),
    silent: tasks.silent,
    silentStart: start(tasks.silent),
  });
  const finding = targetFinding(targets);
  if (finding === null || phaseEnd === null) return { title: first, lede: t('lede.before') };

  const year = phaseEnd.slice(0, 4);
  const some = finding === 'unknown' ? targets.unknown : targets.achieved;
  const second = t(`targets.${finding}`, {
    count: some,
    some: inside(some),
    start: start(some),
    all: targets.total,
    total: inside(targets.total),
    year,
  });
  const lede = t(day > phaseEnd ? 'lede.ended' : 'lede.running', {
    ...targets,
    days: Math.abs(daysBetween(phaseEnd, day)),
    end: formatDate(phaseEnd, locale),
    date: formatDate(day, locale),
    year,
  });
  return { title: t('title', { first, second }), lede };
}
