import type { ReactNode } from 'react';
import { SourceMarks, type SourceReference } from './source-mark';

export type FigureRowProps = {
  name: ReactNode;
  href?: string;
  /** Formatted number with its unit sign. Words never stand here. */
  value: string;
  /** "of 53", in smaller type after the value. */
  of?: string;
  /** A figure without a source is not drawn, so the list may not be empty. */
  sources: [SourceReference, ...SourceReference[]];
  period: ReactNode;
  graphic?: ReactNode;
  state: ReactNode;
};

export function FigureRow({ name, href, value, of, sources, period, graphic, state }: FigureRowProps) {
  return (
    <li className="fig">
      <div className="name">{href ? <a href={href}>{name}</a> : name}</div>
      <div className="value">
        <span className="nowrap">
          {value}
          {of && <span className="of"> {of}</span>}
          <SourceMarks sources={sources} />
        </span>
        <span className="period">{period}</span>
      </div>
      <div>{graphic}</div>
      <div className="state">{state}</div>
    </li>
  );
}

export function Ledger({ children }: { children: ReactNode }) {
  return <ul className="ledger">{children}</ul>;
}
