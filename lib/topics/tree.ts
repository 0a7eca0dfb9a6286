/** The tree of topics: a parent gathers what is below it. Pure. */
type Node = { code: string; parent: string | null };

/** A topic and all below it: a filter by a parent finds its children's records. */
export function withChildren(topics: readonly Node[], code: string): string[] {
  return [code, ...topics.filter((t) => t.parent === code).flatMap((t) => withChildren(topics, t.code))];
}

type Counts = readonly { code: string; count: number }[];

/** What each topic counts with all below it, in the order of the topics; those without anything are left out. */
export function countUnder(topics: readonly Node[], counts: Counts): { code: string; count: number }[] {
  const own = new Map(counts.map(({ code, count }) => [code, count]));
  const total = (code: string) => withChildren(topics, code).reduce((sum, topic) => sum + (own.get(topic) ?? 0), 0);
  return topics.map(({ code }) => ({ code, count: total(code) })).filter(({ count }) => count > 0);
}

/** What the topic and all below it hold together, kind by kind. */
export function sumUnder<K extends string>(
  topics: readonly Node[],
  code: string,
  counts: Readonly<Record<string, Readonly<Record<K, number>> | undefined>>,
  kinds: readonly K[],
): Record<K, number> {
  const family = withChildren(topics, code);
  const sum = (kind: K) => family.reduce((total, topic) => total + (counts[topic]?.[kind] ?? 0), 0);
  return Object.fromEntries(kinds.map((kind) => [kind, sum(kind)])) as Record<K, number>;
}

/** The topic's parents, the highest first. */
export function parentsOf<N extends Node>(topics: readonly N[], code: string): N[] {
  const parent = topics.find((t) => t.code === topics.find((own) => own.code === code)?.parent);
  return parent ? [...parentsOf(topics, parent.code), parent] : [];
}
