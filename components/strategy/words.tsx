import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Localized } from '@/components/ui/localized';
import type { StatusKind } from '@/components/ui/status';
import { addressOf } from '@/lib/http/address';
import { formatCount, formatDate } from '@/lib/i18n/format';
import { type Locale, localize } from '@/lib/i18n/localized';
import { heirs } from '@/lib/organisations/lineage';
import type { Body } from '@/lib/organisations/queries';
import type { View } from '@/lib/publishing/edition-queries';
import type { TaskFactRecord } from '@/lib/strategy/schema';
import type { TaskState } from '@/lib/strategy/task-state';

export const statusKinds: Record<TaskState['kind'], StatusKind> = {
  late: 'behind',
  'overdue-no-report': 'overdue',
  'done-on-time': 'done',
  'done-late': 'done',
  'done-day-unknown': 'done',
  done: 'done',
  open: 'open',
  undated: 'no-data',
};

/** How tasks, their states and the bodies that answer for them are said in one language, seen from one point of view. */
export async function strategyWords(locale: Locale, view: View, bodies: readonly Body[]) {
  const [t, common] = await Promise.all([
    getTranslations({ locale, namespace: 'strategy' }),
    getTranslations({ locale, namespace: 'common' }),
  ]);
  const date = (day: string) => formatDate(day, locale);
  const href = (path: string) => `/${locale}${addressOf(path, view)}`;
  const name = (code: string): ReactNode => {
    const body = bodies.find((candidate) => candidate.code === code);
    if (!body) return code;
    const text = (
      <a href={href(`/organisations/${code}`)}>
        <Localized text={localize(body.name, locale)} pageLocale={locale} />
      </a>
    );
    return body.isClass ? t.rich('body.class', { name: () => text }) : text;
  };
  /** The name of the day the task was given, then each body that took over by the day of the view, with its date. */
  const lineage = (code: string): ReactNode => {
    const chain = heirs(bodies, code, view.day);
    const successions = bodies.filter((body) => body.code === code || chain.includes(body.code)).flatMap((body) => body.successors);
    return chain.reduce<ReactNode>((before, heir) => {
      const since = successions.find((s) => s.code === heir)?.happenedOn;
      return since ? t.rich('body.heir', { before: () => before, date: date(since), heir: () => name(heir) }) : before;
    }, name(code));
  };

  return {
    locale,
    view,
    t,
    common,
    date,
    count: (count: number) => formatCount(count, locale),
    href,
    /** The name of a body, leading to its page. */
    name,
    bodies: (facts: readonly TaskFactRecord[]): ReactNode[] => [...new Set(facts.flatMap((f) => f.organisation ?? []))].map(lineage),
    lineage,
    status: (state: TaskState) => ({
      kind: statusKinds[state.kind],
      label: common(`task.${state.kind}`, { days: 'days' in state ? state.days : 0 }),
    }),
  };
}
export type StrategyWords = Awaited<ReturnType<typeof strategyWords>>;
