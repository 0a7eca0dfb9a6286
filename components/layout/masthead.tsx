import type { ReactNode } from 'react';
import { Glyph } from '../ui/symbols';

export type LanguageLink = { lang: string; label: string; href: string; isCurrent: boolean };
export type NavLink = { href: string; label: string; isCurrent?: boolean };
export type NavGroup = { title: string; links: NavLink[] };

type MastheadProps = {
  labels: { name: string; tagline: string; languages: string; menu: string };
  homeHref: string;
  languages: LanguageLink[];
  search: ReactNode;
  nav: NavLink[];
  /** All rooms, for the menu of a phone. */
  rooms: NavGroup[];
};

export function Masthead({ labels, homeHref, languages, search, nav, rooms }: MastheadProps) {
  return (
    <header className="mast">
      <div className="wrap">
        <a className="brand" href={homeHref}>
          <Glyph name="mark" size={40} />
          <span>
            <b>{labels.name}</b>
            <span className="tagline">{labels.tagline}</span>
          </span>
        </a>
        {search}
        <nav className="langs" aria-label={labels.languages}>
          <ul>
            {languages.map(({ lang, label, href, isCurrent }) => (
              <li key={lang}>
                <a href={href} lang={lang} hrefLang={lang} aria-current={isCurrent ? 'true' : undefined}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <nav className="nav" aria-label={labels.menu}>
        <div className="wrap">
          <NavList links={nav} className="wide" />
          <details>
            <summary>{labels.menu}</summary>
            {rooms.map(({ title, links }) => (
              <div key={title}>
                <p className="nav-part">{title}</p>
                <NavList links={links} />
              </div>
            ))}
          </details>
        </div>
      </nav>
    </header>
  );
}

function NavList({ links, className }: { links: NavLink[]; className?: string }) {
  return (
    <ul className={className}>
      {links.map(({ href, label, isCurrent }) => (
        <li key={href}>
          <a href={href} aria-current={isCurrent ? 'page' : undefined}>
            {label}
          </a>
        </li>
      ))}
    </ul>
  );
}
