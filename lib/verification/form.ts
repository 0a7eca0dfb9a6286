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
