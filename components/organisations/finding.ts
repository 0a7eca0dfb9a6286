import type { Standing } from '@/lib/organisations/standing';
import type { StateTally } from '@/lib/strategy/lateness';
import type { OrganisationWords } from './words';

type Found = { name: string; isClass: boolean; standing: Standing; tasks: number; tally: StateTally; heirs: number };

/** The name, a colon, and how its tasks stand: proven lateness and silence are counted apart. Without tasks, the name alone. */
export function organisationFinding({ name, isClass, standing, tasks, tally, heirs }: Found, { t, date, view }: OrganisationWords): string {
  // Said of the day that is looked at: when it was formed nobody could know yet.
  if (standing.kind === 'not-yet') return t('finding.notYet', { name, date: date(view.day) });
  if (standing.kind === 'ended') {
    const facts = { name, date: date(standing.until), tasks };
    if (tasks === 0) return t('finding.ended', facts);
    return t(heirs > 0 ? 'finding.endedHeir' : 'finding.endedTasks', facts);
  }
  if (tasks === 0) return name;
  // The name stands for many bodies: which of them is late is not known, so it is not called late itself.
  if (isClass) return t('finding.class', { name, tasks });
  const [late, overdue] = [tally.late, tally['overdue-no-report']];
  if (late > 0 && overdue > 0) return t('finding.both', { name, tasks, late, overdue });
  if (late > 0) return t('finding.late', { name, tasks, late });
  if (overdue > 0) return t('finding.overdue', { name, tasks, overdue });
  return t('finding.calm', { name, tasks });
}
