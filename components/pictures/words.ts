/** What stands on a social picture, in one language. */
export type PictureWords = {
  name: string;
  tagline: string;
  title: string;
  /** The headline figure with its unit and period; `before` says how exact it is: "over", "about". */
  figure: { before: string; value: string; unit: string; period: string } | null;
  /** How a task stands, the standfirst of a page; null where the figure says all. */
  text: string | null;
  /** Publication and publisher of what the picture states. */
  source: string | null;
  /** "As of 22 November 2026". */
  date: string;
  host: string;
};
