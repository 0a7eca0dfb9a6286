import type { ReactNode } from 'react';
import type { NavGroup } from './masthead';

type FooterProps = {
  name: string;
  /** The promise about the red mark. */
  about: ReactNode;
  /** Of which day the page is; on paper it stands at the foot of every sheet. */
  edition: string;
  /** The page's own address in full, for paper. */
  address: string;
  columns: NavGroup[];
};

export function Footer({ name, about, edition, address, columns }: FooterProps) {
  return (
    <footer className="foot">
      <div className="wrap foot-columns">
        <div>
          <b>{name}</b>
          <p className="mute">{about}</p>
          <p className="foot-edition">
            <span>{edition}</span> <span className="foot-address">{address}</span>
          </p>
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
