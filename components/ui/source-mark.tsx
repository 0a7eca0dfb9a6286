import { Fragment, type ReactNode } from 'react';

export type SourceReference = {
  number: number;
  /** Address of the entry in the numbered list, usually `#s3`. */
  href: string;
  /** Spoken name, "Source 3". */
  label: string;
};

export function SourceMark({ number, href, label }: SourceReference) {
  return (
    <a className="src" href={href} aria-label={label}>
      {number}
    </a>
  );
}

export function SourceMarks({ sources }: { sources: SourceReference[] }) {
  return sources.map((source) => <SourceMark key={source.href} {...source} />);
}

/** A short value that keeps together with its stamps where there is room; on a phone, as a sentence does. */
export function Stamped({ children, sources }: { children: ReactNode; sources: SourceReference[] }) {
  return (
    <span className="stamped">
      {typeof children === 'string' ? (
        <StampedSentence text={children} sources={sources} />
      ) : (
        <LastWord sources={sources}>{children}</LastWord>
      )}
    </span>
  );
}

/** A sentence whose last word carries the stamps, so that no line begins with one. */
export function StampedSentence({ text, sources }: { text: string; sources: SourceReference[] }) {
  const cut = text.lastIndexOf(' ') + 1;
  return (
    <Fragment>
      {text.slice(0, cut)}
      <LastWord sources={sources}>{text.slice(cut)}</LastWord>
    </Fragment>
  );
}

function LastWord({ children, sources }: { children: ReactNode; sources: SourceReference[] }) {
  return (
    <span className="nowrap">
      {children}
      <SourceMarks sources={sources} />
    </span>
  );
}
