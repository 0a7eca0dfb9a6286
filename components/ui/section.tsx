import { Children, type ReactNode } from 'react';

type SectionProps = {
  id?: string;
  /** For a rule of one section of one page. */
  className?: string;
  /** What the section is; stands in the margin rail. */
  rail: ReactNode;
  /** Paragraphs of the rail: as-of date, download, link to the list. */
  notes?: ReactNode[];
  heading?: ReactNode;
  headingLang?: string;
  sub?: ReactNode;
  children?: ReactNode;
};

export function Section({ id, className, rail, notes = [], heading, headingLang, sub, children }: SectionProps) {
  return (
    <section className={className ? `sec ${className}` : 'sec'} id={id}>
      <div className="rail">
        {heading ? <b>{rail}</b> : <h2 className="rail-name">{rail}</h2>}
        {Children.map(notes, (note) => (
          <p>{note}</p>
        ))}
      </div>
      <div>
        {heading && <h2 lang={headingLang}>{heading}</h2>}
        {sub && <p className="sub">{sub}</p>}
        {children}
      </div>
    </section>
  );
}

type NumberedSectionProps = {
  id: string;
  number: string;
  notes?: ReactNode[];
  heading: ReactNode;
  sub?: ReactNode;
  children: ReactNode;
};

/** A numbered section: the number stands large in the rail. */
export function NumberedSection({ id, number, notes = [], heading, sub, children }: NumberedSectionProps) {
  return (
    <section className="goal" id={id}>
      <div className="rail">
        <p className="goal-number" aria-hidden="true">
          {number}
        </p>
        {Children.map(notes, (note) => (
          <p>{note}</p>
        ))}
      </div>
      <div>
        <h2>{heading}</h2>
        {sub && <p className="sub">{sub}</p>}
        {children}
      </div>
    </section>
  );
}
