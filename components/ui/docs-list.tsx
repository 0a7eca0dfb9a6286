import type { ReactNode } from 'react';

export type DocsRow = { key: string; date: string; title: ReactNode; lang?: string; href?: string; note?: ReactNode };

export function DocsList({ rows }: { rows: DocsRow[] }) {
  return (
    <ul className="docs">
      {rows.map(({ key, date, title, lang, href, note }) => (
        <li key={key}>
          <span className="date">{date}</span>
          <span lang={lang}>{href ? <a href={href}>{title}</a> : title}</span>
          {note && <span className="note">{note}</span>}
        </li>
      ))}
    </ul>
  );
}
