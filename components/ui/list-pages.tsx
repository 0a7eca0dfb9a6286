import { pageWindow } from './page-window';

type ListPagesProps = {
  words: (key: 'label' | 'previous' | 'next') => string;
  page: number;
  pages: number;
  address: (page: number) => string;
};

/** The way to the other pages of a list; nothing where all of it is on one. */
export function ListPages({ words, page, pages, address }: ListPagesProps) {
  if (pages <= 1) return null;
  const shown = pageWindow(page, pages);
  return (
    <nav className="pages" aria-label={words('label')}>
      <ul>
        {/* From far behind the last page there is no page before to go to. */}
        {page > 1 && page <= pages + 1 && (
          <li>
            <a href={address(page - 1)} rel="prev">
              {words('previous')}
            </a>
          </li>
        )}
        {shown.map((number, index) => (
          <li key={number ?? `after ${shown[index - 1]}`}>
            {number === null || number === page ? (
              <span aria-current={number === page ? 'page' : undefined}>{number ?? '…'}</span>
            ) : (
              <a href={address(number)}>{number}</a>
            )}
          </li>
        ))}
        {page < pages && (
          <li>
            <a href={address(page + 1)} rel="next">
              {words('next')}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
