import type { ReactNode } from 'react';

type Place = { start: number; end: number };

type QuoteProps = {
  lang: string;
  text: string;
  /** What to mark in the sentence. */
  marked?: readonly Place[];
  /** Above the sentence: what it is and where it stands. */
  heading?: ReactNode;
  /** Below it: the translation, or the notice that the text is one. */
  note?: ReactNode;
};

export function Quote({ lang, text, marked = [], heading, note }: QuoteProps) {
  return (
    <figure>
      {heading && <figcaption className="small mute mb-1">{heading}</figcaption>}
      <blockquote className="quote" lang={lang}>
        {parts(text, marked).map(({ words, start, isMarked }) =>
          isMarked ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>,
        )}
      </blockquote>
      {note && <p className="small mute mt-1">{note}</p>}
    </figure>
  );
}

/** The sentence cut at the ends of its marked places, which stand in their order and do not overlap. */
function parts(text: string, marked: readonly Place[]) {
  const ends = [0, ...marked.flatMap(({ start, end }) => [start, end]), text.length];
  return ends
    .slice(1)
    .map((end, index) => ({ start: ends[index] ?? 0, words: text.slice(ends[index], end), isMarked: index % 2 === 1 }))
    .filter(({ words }) => words !== '');
}
