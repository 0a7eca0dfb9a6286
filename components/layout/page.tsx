import type { ReactNode } from 'react';
import { Symbols } from '../ui/symbols';
import { Footer, type FooterColumn } from './footer';
import { type LanguageLink, Masthead, type NavLink } from './masthead';

export type PageProps = {
  labels: { skip: string; name: string; tagline: string; languages: string; menu: string; about: ReactNode };
  homeHref: string;
  /** Always four, each named in its own language, each leading to this same page. */
  languages: LanguageLink[];
  nav: NavLink[];
  footer: FooterColumn[];
  /** The yellow bar of an earlier state. */
  bar?: ReactNode;
  children: ReactNode;
};

/** The shell of every public page. Its links are plain: each leads to a whole document, with or without scripts. */
export function Page({ labels, homeHref, languages, nav, footer, bar, children }: PageProps) {
  return (
    <>
      <Symbols />
      <a className="skip" href="#main">
        {labels.skip}
      </a>
      {bar}
      <Masthead labels={labels} homeHref={homeHref} languages={languages} nav={nav} />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Footer name={labels.name} about={labels.about} columns={footer} />
    </>
  );
}
