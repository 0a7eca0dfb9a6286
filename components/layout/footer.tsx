import type { ReactNode } from 'react';

export type FooterColumn = { title: string; links: { href: string; label: string }[] };

/** `about` holds the edition date and the promise about the red mark. */
export function Footer({ name, about, columns }: { name: string; about: ReactNode; columns: FooterColumn[] }) {
  return (
    <footer className="foot">
      <div className="wrap foot-columns">
        <div>
          <b>{name}</b>
          <p className="mute">{about}</p>
        </div>
        {columns.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <b>{title}</b>
            <ul>
              {links.map(({ href, label }) => (
                <li key={href}>
                  <a href={href}>{label}</a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
      </div>
    </footer>
  );
}
