import 'server-only';
import { listUnits } from '@/lib/areas/queries';
import { keyOf } from '@/lib/as-known';
import { cached, tag } from '@/lib/cache';
import { pointOf } from '@/lib/catalog/computed-table';
import { listStandings } from '@/lib/catalog/reading-queries';
import type { Locale } from '@/lib/i18n/localized';
import { listBodies } from '@/lib/organisations/queries';
import { standingOn } from '@/lib/organisations/standing';
import type { View } from '@/lib/publishing/edition-queries';
import { foldTasks, isHeading } from '@/lib/strategy/folded-task';
import { listTasks } from '@/lib/strategy/queries';
import { listTopics } from '@/lib/topics/queries';
import { withChildren } from '@/lib/topics/tree';
import { LASTING } from './entry';
import type { FacetCount } from './queries';
import { type Search, search, type Way } from './search';
import { type ShownHit, showHits } from './shown';

export type SearchChoice = { kind?: string; topic?: string; organisation?: string; area?: string; year?: string; status?: string };
export type StatusCount = { code: string; count: number };
/** `status`: that of an indicator or a task; `until`: the last day of a body or unit that is no more. */
export type Result = ShownHit & { status: string | null; until: string | null };
export type Results = {
  way: Way;
  meant: string | null;
  total: number;
  hits: Result[];
  facets: FacetCount[];
  statuses: StatusCount[];
};
type Asked = { text: string; locale: Locale; choice: SearchChoice; limit: number; offset: number };

/** The status of every indicator, and the state of every task, by `kind code`. */
async function statusesAt(view: View): Promise<Map<string, string>> {
  const [standings, tasks] = await Promise.all([listStandings(view), listTasks(view.known)]);
  return new Map<string, string>([
    ...standings.map(({ code, kind }) => [`indicator ${code}`, kind] as const),
    ...foldTasks(tasks, pointOf(view)).flatMap((task) => (isHeading(task) ? [] : [[`task ${task.code}`, task.fold.state.kind] as const])),
  ]);
}

/** When the bodies and units that are no more ended, by `kind code`: a new province may have the name of the one before it. */
async function endsAt({ known, day }: View): Promise<Map<string, string>> {
  const [bodies, units] = await Promise.all([listBodies(known), listUnits(known)]);
  const all = [...bodies.map((one) => ({ ...one, kind: 'organisation' })), ...units.map((one) => ({ ...one, kind: 'area' }))];
  return new Map(
    all.flatMap(({ kind, code, ...dates }) => {
      const standing = standingOn(dates, day);
      return standing.kind === 'ended' ? [[`${kind} ${code}`, standing.until] as const] : [];
    }),
  );
}

type Ranked = Search & { statuses: StatusCount[]; statusOf: ReadonlyMap<string, string> };

/** What answers a question, ranked and counted, without what it says. */
export async function rank({ text, locale, choice, limit, offset }: Asked, view: View): Promise<Ranked> {
  const { status, topic, organisation, ...same } = choice;
  const [topics, statuses] = await Promise.all([topic === undefined ? [] : listTopics(view.known), statusesAt(view)]);
  const records = status === undefined ? undefined : [...statuses].flatMap(([record, own]) => (own === status ? [record] : []));
  const found = await search(
    {
      text,
      locale,
      choice: {
        ...same,
        ...(topic === undefined ? {} : { topics: withChildren(topics, topic) }),
        ...(organisation === undefined ? {} : { organisations: [organisation] }),
        ...(records === undefined ? {} : { records }),
      },
      page: { limit, offset },
    },
    view.known,
  );
  const counts = new Map<string, number>();
  for (const { kind, code } of found.found.judged) {
    const own = statuses.get(`${kind} ${code}`);
    if (own !== undefined) counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  const byCount = [...counts].map(([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count || a.code.localeCompare(b.code));
  return { ...found, statuses: byCount, statusOf: statuses };
}

/** What a page of results shows; kept until something is published, or the day moves a status. */
export function results(asked: Asked, view: View): Promise<Results> {
  const { text, locale, choice, limit, offset } = asked;
  const key = ['search', text, locale, JSON.stringify(Object.entries(choice).sort()), `${limit}-${offset}`, keyOf(view.known), view.day];
  return cached([tag.list('edition'), tag.today], key, async () => {
    const { way, meant, found, question, statuses, statusOf } = await rank(asked, view);
    const [shown, ends] = await Promise.all([
      showHits(found.hits, question, locale, view.known.asOf === null ? null : LASTING),
      endsAt(view),
    ]);
    const hits = shown.map((hit) => {
      const record = `${hit.kind} ${hit.code}`;
      return { ...hit, status: statusOf.get(record) ?? null, until: ends.get(record) ?? null };
    });
    return { way, meant, total: found.total, hits, facets: found.facets, statuses };
  });
}
