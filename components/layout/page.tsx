import type { ReactNode } from 'react';
import { Symbols } from '../ui/symbols';
import { Footer } from './footer';
import { type LanguageLink, Masthead, type NavGroup, type NavLink } from './masthead';

export type PageProps = {
  labels: { skip: string; name: string; tagline: string; languages: string; menu: string; about: ReactNode; edition: string };
  homeHref: string;
  /** Always four, each named in its own language, each leading to this same page. */
  languages: LanguageLink[];
  /** The form that finds any record. */
  search: ReactNode;
  nav: NavLink[];
  /** All rooms, by what they are for. */
  rooms: NavGroup[];
  /** The page's own address in full. */
  address: string;
  /** The yellow bar of an earlier state. */
  bar?: ReactNode;
  children: ReactNode;
};

/** The shell of every public page. Its links are plain: each leads to a whole document, with or without scripts. */
export function Page({ labels, homeHref, languages, search, nav, rooms, address, bar, children }: PageProps) {
  return (
    <>
      <Symbols />
      <a className="skip" href="#main">
        {labels.skip}
      </a>
      {bar}
      <Masthead labels={labels} homeHref={homeHref} languages={languages} search={search} nav={nav} rooms={rooms} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer name={labels.name} about={labels.about} edition={labels.edition} address={address} columns={rooms} />
    </>
  );
}
