import type { ReactNode } from 'react';

export type UndatedRow = { key: string; title: ReactNode; href?: string; note?: ReactNode };

/** A list of names without days. */
export function UndatedList({ rows }: { rows: readonly UndatedRow[] }) {
  return (
    <ul className="docs undated">
      {rows.map(({ key, title, href, note }) => (
        <li key={key}>
          <span>{href ? <a href={href}>{title}</a> : title}</span>
          {note && <span className="note">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
