import type { ReactNode } from 'react';

export type SourceEntry = { id: string; number: number; lang?: string; text: ReactNode };

/** `bare` is the list that is a section of its own; otherwise it closes the block above it with a hair rule. */
export function SourceList({ sources, bare = false }: { sources: SourceEntry[]; bare?: boolean }) {
  return (
    <ol className={bare ? 'srcs bare' : 'srcs'}>
      {sources.map(({ id, number, lang, text }) => (
        <li key={id} id={id}>
          <span className="src">{number}</span>
          <span lang={lang}>{text}</span>
        </li>
      ))}
    </ol>
  );
}
