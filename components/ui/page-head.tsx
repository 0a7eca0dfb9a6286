import type { ReactNode } from 'react';

type PageHeadProps = {
  title: ReactNode;
  /** Set when the title is a fallback in another language. */
  titleLang?: string;
  kick?: ReactNode;
  lede?: ReactNode;
  /** Status and age, on one line under the standfirst. */
  state?: ReactNode;
  children?: ReactNode;
};

export function PageHead({ title, titleLang, kick, lede, state, children }: PageHeadProps) {
  return (
    <div className="wrap head">
      {kick && <p className="kick">{kick}</p>}
      <h1 lang={titleLang}>{title}</h1>
      {lede && <p className="lede">{lede}</p>}
      {state && <div className="head-state">{state}</div>}
      {children}
    </div>
  );
}
