export type PageLink = {
  key: string;
  label: string;
  /** Absent for the current page and for the sign that stands for pages left out. */
  href?: string;
  isCurrent?: boolean;
};

type PaginationProps = { label: string; previous?: PageLink; pages: PageLink[]; next?: PageLink };

export function Pagination({ label, previous, pages, next }: PaginationProps) {
  return (
    <nav className="pages" aria-label={label}>
      <ul>
        {previous?.href && (
          <li>
            <a href={previous.href} rel="prev">
              {previous.label}
            </a>
          </li>
        )}
        {pages.map((page) => (
          <li key={page.key}>
            {page.href && !page.isCurrent ? (
              <a href={page.href}>{page.label}</a>
            ) : (
              <span aria-current={page.isCurrent ? 'page' : undefined}>{page.label}</span>
            )}
          </li>
        ))}
        {next?.href && (
          <li>
            <a href={next.href} rel="next">
              {next.label}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
