import type { ReactNode } from 'react';

export type ProvenanceStep = { title: string; text: ReactNode; lang?: string };

/** Said, written, entered, checked, published: the last square is filled. */
export function Provenance({ steps }: { steps: ProvenanceStep[] }) {
  return (
    <ol className="chain">
      {steps.map(({ title, text, lang }) => (
        <li key={title}>
          <b>{title}</b>
          <span lang={lang}>{text}</span>
        </li>
      ))}
    </ol>
  );
}
