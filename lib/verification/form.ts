/** What the page says of a file, in the words of its language. */
export type Answer = {
  is: 'genuine' | 'empty' | 'part' | 'different' | 'unlike' | 'unknown';
  title: string;
  text: string;
  facts: { term: string; detail: string; href?: string }[];
  /** Rows that were not published, as they stand in the file. */
  rows: string[];
};

export type VerifyState = {
  outcome: 'blank' | 'answered' | 'refused' | 'limited';
  answer: Answer | null;
  /** Why there is no answer. */
  issue: string | null;
  typed: string;
};

export const blankCheck = (typed = '', answer: Answer | null = null): VerifyState => ({
  outcome: answer ? 'answered' : 'blank',
  answer,
  issue: null,
  typed,
});

/** A longer file is checked by the script, on the reader's own machine. */
export const MOST_MEGABYTES = 20;

/** A sum as people copy it: with spaces, in capitals, or as a line of `sha256sum`. */
export function sumIn(given: string): string {
  const text = given.trim().toLowerCase();
  return /^[0-9a-f]{64}\b/.exec(text)?.[0] ?? text.replace(/\s+/g, '').slice(0, 100);
}
