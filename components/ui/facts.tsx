import type { ReactNode } from 'react';

export type Fact = { term: string; lang?: string; detail: ReactNode };

export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ term, lang, detail }) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd lang={lang}>{detail}</dd>
        </div>
      ))}
    </dl>
  );
}
