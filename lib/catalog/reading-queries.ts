import 'server-only';
import { keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { type LedgerEntry, ledgerOf } from '@/lib/indicators/conflict-ledger';
import { listConflictFigures, listConflicts } from '@/lib/indicators/conflict-queries';
import { listGoalpostIndicators } from '@/lib/indicators/goalpost-queries';
import { listIndicators } from '@/lib/indicators/queries';
import { type Body, listBodies } from '@/lib/organisations/queries';
import { listReplies } from '@/lib/organisations/reply-queries';
import { listSourceBriefs, type SourceBrief } from '@/lib/sources/queries';
import { foldTasks } from '@/lib/strategy/folded-task';
import { listSuccessions } from '@/lib/strategy/goalpost-queries';
import { listTasks } from '@/lib/strategy/queries';
import { pointOf, type Viewpoint } from './computed-table';
import { type Goalposts, goalpostsOf } from './readings/goalposts';
import { type Reading, readIndicator, type Standing, standingOf } from './readings/indicator';
import { type Ledger, ledgerOf as latenessOf } from './readings/lateness';

/** What a judgement of indicators rests on. */
export const JUDGED_BY = [
  'indicator',
  'series',
  'series-break',
  'observation',
  'release',
  'target',
  'document',
  'source',
  'organisation',
  'organisation-succession',
];
export const LATE_BY = [...JUDGED_BY, 'task', 'task-fact', 'reply'];

/** Every indicator as the rules read it on that day. */
export async function readIndicators({ known, day }: Viewpoint): Promise<Reading[]> {
  const [indicators, bodies] = await Promise.all([listIndicators({}, known), listBodies(known)]);
  return indicators.map((indicator) => readIndicator(indicator, bodies, day));
}

/** How every indicator stands on that day: judged once for all filters, pages and languages. */
export function listStandings(from: Viewpoint): Promise<Standing[]> {
  return cached(JUDGED_BY.map(tag.list), ['standings', keyOf(from.known), from.day], async () =>
    (await readIndicators(from)).map(standingOf),
  );
}

/** Who is late, and what nobody reported, as the ledger of lateness lists it. */
export async function readLateness(from: Viewpoint): Promise<Ledger & { bodies: Body[] }> {
  const { known, day } = from;
  const [tasks, indicators, bodies, replies] = await Promise.all([
    listTasks(known),
    listIndicators({}, known),
    listBodies(known),
    listReplies(known, 'all'),
  ]);
  return { ...latenessOf({ tasks: foldTasks(tasks, pointOf(from)), indicators, replies, bodies, day }), bodies };
}

/** Every target, deadline and owner that moved. */
export async function readGoalposts(from: Viewpoint): Promise<Goalposts> {
  const { known } = from;
  const [indicators, tasks, successions] = await Promise.all([listGoalpostIndicators(known), listTasks(known), listSuccessions(known)]);
  return goalpostsOf({ indicators, tasks, successions }, pointOf(from));
}

/** Every open disagreement of which two sides were known, with the sources of what its sides say. */
export async function readConflictLedger({ known }: Pick<Viewpoint, 'known'>): Promise<{ entries: LedgerEntry[]; sources: SourceBrief[] }> {
  const [conflicts, figures] = await Promise.all([listConflicts(known), listConflictFigures(known)]);
  const [indicators, sources] = await Promise.all([
    listIndicators({ codes: [...new Set(conflicts.flatMap((conflict) => conflict.indicators))] }, known),
    listSourceBriefs(
      [
        ...conflicts.flatMap(({ statements }) => statements.flatMap((statement) => statement.sources)),
        ...figures.flatMap(({ citations }) => citations.map(({ source }) => source)),
      ],
      known,
    ),
  ]);
  return { entries: ledgerOf({ conflicts, indicators, figures, sources, asOf: known.asOf }), sources };
}
