import type { ReactNode } from 'react';

type QuoteProps = {
  lang: string;
  text: string;
  /** Parts of the sentence to mark, as they stand in it; a part that is not found is left out. */
  highlight?: string[];
  /** Above the sentence: what it is and where it stands. */
  heading?: ReactNode;
  /** Below it: the translation, or the notice that the text is one. */
  note?: ReactNode;
};

export function Quote({ lang, text, highlight = [], heading, note }: QuoteProps) {
  return (
    <figure>
      {heading && <figcaption className="small mute mb-1">{heading}</figcaption>}
      <blockquote className="quote" lang={lang}>
        {parts(text, highlight).map(({ words, start, isMarked }) =>
          isMarked ? <mark key={start}>{words}</mark> : <span key={start}>{words}</span>,
        )}
      </blockquote>
      {note && <p className="small mute mt-1">{note}</p>}
    </figure>
  );
}

type Part = { words: string; start: number; isMarked: boolean };

function parts(text: string, highlight: string[]): Part[] {
  const found = highlight
    .map((words) => ({ words, start: words ? text.indexOf(words) : -1 }))
    .filter(({ start }) => start >= 0)
    .sort((a, b) => a.start - b.start);
  const result: Part[] = [];
  let end = 0;
  for (const { words, start } of found) {
    if (start < end) continue;
    if (start > end) result.push({ words: text.slice(end, start), start: end, isMarked: false });
    result.push({ words, start, isMarked: true });
    end = start + words.length;
  }
  if (end < text.length) result.push({ words: text.slice(end), start: end, isMarked: false });
  return result;
}
