import 'server-only';
import type { ClientBase } from 'pg';
import { today } from '@/lib/clock';
import { hypothetically } from '@/lib/db/hypothesis';
import { Conflict, Invalid } from '@/lib/errors';
import { compareReadings } from './impact-compare';
import { movedPages } from './impact-pages';
import { type Readings, readReadings } from './impact-readings';
import type { Impact, Stopped } from './impact-shape';
import { indicatorsOf, openSupposed, type Proposal, publishSupposed, shownWith } from './impact-supposed';

/** What readers will see once the change set is published, drafts included. Nothing of it is kept. */
export const impactOf = (number: number): Promise<Impact> => impactOfChanges({ sets: [number], imports: [] });

/**
 * The same for imports that are in no change set yet, with the change sets they are to join. Works on what can be seen: the country's
 * figures of a bounded number of indicators, however many figures there are.
 */
export function impactOfChanges(proposal: Proposal): Promise<Impact> {
  return hypothetically(async (db) => {
    try {
      return await supposing(db, proposal);
    } catch (error) {
      const stopped = whyStopped(error);
      if (stopped === null) throw error;
      return { ...compareReadings(nothing, nothing, [], 0), pages: [], stopped };
    }
  });
}

const kindsOfTasks = new Set(['task', 'task-fact', 'organisation-succession']);
const nothing: Readings = { indicators: new Map(), tasks: new Map(), bodies: new Map(), conflicts: new Map() };

async function supposing(db: ClientBase, proposal: Proposal): Promise<Impact> {
  const { number, changes } = await openSupposed(db, proposal);
  const { codes, unread } = await indicatorsOf(db, proposal, number);
  const kinds = new Set(changes.map(({ kind }) => kind));
  const scope = { indicators: codes, conflicts: kinds.has('conflict'), tasks: [...kinds].some((kind) => kindsOfTasks.has(kind)) };
  const day = today();
  const before = await readReadings(scope, day);
  await publishSupposed(db, proposal, number, codes);
  const after = await readReadings(scope, day);
  const shown = [
    ...codes.map((code) => ({
      kind: 'indicator',
      code,
      name: (after.indicators.get(code) ?? before.indicators.get(code))?.indicator.name ?? null,
    })),
    ...(await shownWith(db, proposal)).map((one) => ({ ...one, name: null })),
  ];
  return compareReadings(before, after, movedPages(changes, shown), unread);
}

/** Null where it is no fault of the proposal. The database itself refuses what points at nothing or breaks a rule (class 23). */
function whyStopped(error: unknown): Stopped | null {
  if (error instanceof Conflict) return { conflicts: error.conflicts, issues: [] };
  if (error instanceof Invalid) {
    return { conflicts: [], issues: error.issues.map(({ path, code }) => ({ path: path.join('.'), code })) };
  }
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  if (typeof code !== 'string' || !code.startsWith('23')) return null;
  return { conflicts: [], issues: [{ path: typeof constraint === 'string' ? constraint : '', code: 'refused-by-record' }] };
}
