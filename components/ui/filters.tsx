export type FilterGroup = {
  key: string;
  /** Left out where one group explains itself. */
  label?: string;
  /** `leadsOut`: chosen already, its link takes the choice back. */
  links: { href: string; label: string; count?: string; isCurrent: boolean; leadsOut?: boolean }[];
};

export function Filters({ label, groups }: { label: string; groups: FilterGroup[] }) {
  return (
    <nav className="filters" aria-label={label}>
      {groups.map((group) => (
        <div key={group.key} className="group">
          {group.label && <b id={`filter-${group.key}`}>{group.label}</b>}
          <ul aria-labelledby={group.label ? `filter-${group.key}` : undefined}>
            {group.links.map((link) => (
              <li key={link.href}>
                <a href={link.href} aria-current={link.isCurrent ? 'true' : undefined} data-leads-out={link.leadsOut || undefined}>
                  {link.label}
                  {link.count !== undefined && <>&nbsp;{link.count}</>}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
