import type { FilterGroup } from '@/components/ui/filters';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

type Counts = readonly { code: string; count: number }[];
type FacetGroups<C> = {
  locale: Locale;
  choice: C;
  label: (key: keyof C & string) => string;
  all: string;
  /** The list's address with these choices. */
  address: (choice: C) => string;
};

/** The values of one filter as links, the way out first; a chosen value that finds nothing stays in sight. */
export function facetGroups<C extends Partial<Record<string, string>>>({ locale, choice, label, all, address }: FacetGroups<C>) {
  return (key: keyof C & string, counts: Counts, name: (code: string) => string): FilterGroup => {
    const current = choice[key];
    const href = (value: string | undefined) => address({ ...choice, [key]: value });
    const values = current === undefined || counts.some(({ code }) => code === current) ? counts : [...counts, { code: current, count: 0 }];
    return {
      key,
      label: label(key),
      links: [
        { href: href(undefined), label: all, isCurrent: current === undefined },
        ...values.map(({ code, count }) => ({
          href: href(code),
          label: name(code),
          count: formatCount(count, locale),
          isCurrent: code === current,
        })),
      ],
    };
  };
}

/** A topic counts what is classified under it and under all topics below it; those without anything are left out. */
export function countTopics(topics: readonly { code: string; parent: string | null }[], counts: Counts): { code: string; count: number }[] {
  const total = (code: string): number =>
    (counts.find((own) => own.code === code)?.count ?? 0) +
    topics.filter(({ parent }) => parent === code).reduce((sum, child) => sum + total(child.code), 0);
  return topics.map(({ code }) => ({ code, count: total(code) })).filter(({ count }) => count > 0);
}
