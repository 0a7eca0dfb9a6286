import type { Theme } from '@/lib/http/params';
import type { DrawingForm } from '@/lib/http/pictures';

/** What the part "cite, share, embed" of a page offers: full addresses, in the page's language. */
export type Share = {
  /** The sentence to cite the page by. */
  sentence: string;
  /** The page's own address below its language, with its question: where the other forms of the citation are. */
  path: string;
  /** The question of the address, with its mark; empty for the bare page. */
  query: string;
  permalink: { address: string; edition: number | null };
  /** The day of the edition, or the day as of which everything is seen. */
  day: string;
  /** The page of the one value that this page names. */
  value: { href: string; words: string; period: string } | null;
  /** Code for a frame; `frozen` keeps showing what is shown now. */
  embed: { live: string; frozen: string; open: string } | null;
  pictures: { href: string; form: DrawingForm; theme: Theme }[];
};
