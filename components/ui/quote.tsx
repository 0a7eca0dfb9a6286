import type { ReactNode } from 'react';
import { MarkedText, type Place } from './marked-text';

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
        <MarkedText text={text} marked={marked} />
      </blockquote>
      {note && <p className="small mute mt-1">{note}</p>}
    </figure>
  );
}
