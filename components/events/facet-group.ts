import type { FilterGroup } from '@/components/ui/filters';

type FacetGroup = {
  key: string;
  label: string;
  counts: readonly { code: string; count: number }[];
  current: string | undefined;
  name: (code: string) => string;
  /** The list's address with this value, or without any. */
  href: (value: string | undefined) => string;
  all: string;
  shown: (count: number) => string;
};

/** The values of one filter as links, the way out first; a chosen value that finds nothing stays in sight. */
export function facetGroup({ key, label, counts, current, name, href, all, shown }: FacetGroup): FilterGroup {
  const isMissing = current !== undefined && !counts.some(({ code }) => code === current);
  const values = isMissing ? [...counts, { code: current, count: 0 }] : counts;
  return {
    key,
    label,
    links: [
      { href: href(undefined), label: all, isCurrent: current === undefined },
      ...values.map(({ code, count }) => ({ href: href(code), label: name(code), count: shown(count), isCurrent: code === current })),
    ],
  };
}

/** A topic counts what is classified under it and under all topics below it; those without anything are left out. */
export function countTopics(
  topics: readonly { code: string; parent: string | null }[],
  counts: readonly { code: string; count: number }[],
): { code: string; count: number }[] {
  const total = (code: string): number =>
    (counts.find((own) => own.code === code)?.count ?? 0) +
    topics.filter(({ parent }) => parent === code).reduce((sum, child) => sum + total(child.code), 0);
  return topics.map(({ code }) => ({ code, count: total(code) })).filter(({ count }) => count > 0);
}
