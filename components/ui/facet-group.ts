import type { FilterGroup } from '@/components/ui/filters';
import { formatCount } from '@/lib/i18n/format';
import type { Locale } from '@/lib/i18n/localized';

type Counts = readonly { code: string; count: number }[];
type FacetGroups<C> = {
  locale: Locale;
  choice: C;
  label: (key: keyof C & string) => string;
  /** The link that leaves the choice, where it stands first; without it the chosen value leads back out. */
  all?: string;
  /** The list's address with these choices. */
  address: (choice: C) => string;
};

/** The values of one filter as links that keep the other choices; a chosen value that was not counted stays in sight. */
export function facetGroups<C extends Partial<Record<string, unknown>>>({ locale, choice, label, all, address }: FacetGroups<C>) {
  return (key: keyof C & string, counts: Counts, name: (code: string) => string): FilterGroup => {
    const current = choice[key];
    const href = (value: string | undefined) => address({ ...choice, [key]: value });
    const link = (code: string, count?: string) => {
      const isCurrent = code === current;
      const leadsOut = isCurrent && all === undefined;
      return { href: href(leadsOut ? undefined : code), label: name(code), count, isCurrent, leadsOut };
    };
    const links = counts.map(({ code, count }) => link(code, formatCount(count, locale)));
    if (typeof current === 'string' && !links.some(({ isCurrent }) => isCurrent)) links.push(link(current));
    const wayOut = all === undefined ? [] : [{ href: href(undefined), label: all, isCurrent: current === undefined }];
    return { key, label: label(key), links: [...wayOut, ...links] };
  };
}

/** What is chosen in groups that are folded, as a group that is not: the way back stays in sight. */
export function chosenGroup(groups: readonly FilterGroup[], label: string): FilterGroup[] {
  const links = groups.flatMap((group) => group.links.filter(({ isCurrent }) => isCurrent));
  return links.length > 0 ? [{ key: 'chosen', label, links }] : [];
}
