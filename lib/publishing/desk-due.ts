import 'server-only';
import type { Viewer } from '@/lib/auth/viewer';
import { today } from '@/lib/clock';
import type { LocalizedText } from '@/lib/i18n/localized';
import type { FigureAge } from '@/lib/indicators/age';
import { judge } from '@/lib/indicators/judgement';
import { listIndicators } from '@/lib/indicators/queries';
import { answering, sameBody } from '@/lib/organisations/lineage';
import { type Body, listBodies } from '@/lib/organisations/queries';
import { addMonths } from '@/lib/period';
import { lastOwners } from '@/lib/strategy/goalposts';
import { compareLanes, daysLate } from '@/lib/strategy/lateness';
import { listTasks } from '@/lib/strategy/queries';
import { foldTask } from '@/lib/strategy/task-state';
import { bodiesInCharge } from './desk-home';

export type LateTask = { code: string; title: LocalizedText; state: 'late' | 'overdue-no-report'; days: number };
/** `soon`: it becomes old by the end of the next month. */
export type StaleFigure = { code: string; name: LocalizedText; series: string; period: string; age: FigureAge; isSoon: boolean };
export type DueWork = { tasks: LateTask[]; figures: StaleFigure[] };

const COUNTRY = 'vn';

/** What readers see as late or old of the viewer's bodies, by the rules that the public pages use. */
export async function getDueWork(viewer: Viewer): Promise<DueWork> {
  const own = bodiesInCharge(viewer);
  if (own.length === 0) return { tasks: [], figures: [] };
  const [tasks, indicators, bodies] = await Promise.all([listTasks(), listIndicators(), listBodies()]);
  const day = today();
  const answers = (codes: readonly string[]) => codes.some((code) => answering(bodies, code, day).some((heir) => own.includes(heir)));
  return { tasks: lateTasks(tasks, answers, day), figures: staleFigures(indicators, bodies, answers, day) };
}

type Answers = (codes: readonly string[]) => boolean;

function lateTasks(tasks: Awaited<ReturnType<typeof listTasks>>, answers: Answers, day: string): LateTask[] {
  const lanes = tasks.flatMap(({ code, title, facts }) => {
    const { state, owners } = foldTask(facts, { asOf: null, today: day });
    if (state.kind !== 'late' && state.kind !== 'overdue-no-report') return [];
    if (!answers(lastOwners(owners).flatMap(({ organisation }) => organisation ?? []))) return [];
    return [{ code, title, state }];
  });
  return lanes.sort(compareLanes).map(({ code, title, state }) => ({ code, title, state: state.kind, days: daysLate(state) ?? 0 }));
}

function staleFigures(
  indicators: Awaited<ReturnType<typeof listIndicators>>,
  bodies: readonly Body[],
  answers: Answers,
  day: string,
): StaleFigure[] {
  const found = indicators.flatMap((indicator): StaleFigure[] => {
    const targets = indicator.targets.filter(({ area }) => area === COUNTRY);
    const { latest, age } = judge({ ...indicator, targets }, { sameBody: (a, b) => sameBody(bodies, a, b), day });
    if (!latest || !age || age.state === 'no-interval') return [];
    const producers = indicator.series.filter(({ code }) => code === latest.series).map(({ producer }) => producer);
    if (!answers(indicator.owners.length > 0 ? indicator.owners : producers)) return [];
    const isSoon = age.state === 'fresh';
    if (isSoon && age.nextDue > addMonths(day, 1).slice(0, 7)) return [];
    return [{ code: indicator.code, name: indicator.name, series: latest.series, period: latest.period, age, isSoon }];
  });
  return found.sort((a, b) => Number(a.isSoon) - Number(b.isSoon) || b.age.months - a.age.months || (a.code < b.code ? -1 : 1));
}
